using Marketplace.Foundation;
using Marketplace.Modules.Documents;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Payments;

/// <summary>Writes a store's statement as a document.</summary>
public sealed class StatementFileQueries(
    IOrderReferences orders,
    DocumentPartyQueries parties,
    RenderedDocumentStore rendered,
    IOptions<MarketplaceOptions> marketplace
)
{
    /// <summary>What a statement's files are written from. Three statements.</summary>
    public async Task<FinanceDocument> DocumentAsync(
        StatementDocument statement,
        Language language,
        CancellationToken cancellationToken
    ) =>
        StatementLayout.Of(
            statement,
            await parties.FindAsync(statement.SellerId, cancellationToken),
            await OrderNumbersAsync(statement, cancellationToken),
            language,
            marketplace.Value.Zone
        );

    /// <summary>The statement as PDF, as it was when somebody asked for it first.</summary>
    public async Task<byte[]> PdfAsync(
        StatementDocument statement,
        Language language,
        CancellationToken cancellationToken
    )
    {
        var document = await DocumentAsync(statement, language, cancellationToken);
        return await rendered.GetOrAddAsync(
            statement.Id,
            language,
            () => PdfDocumentWriter.Write(document),
            cancellationToken
        );
    }

    private async Task<IReadOnlyDictionary<Guid, string>> OrderNumbersAsync(
        StatementDocument statement,
        CancellationToken cancellationToken
    )
    {
        var returns = statement.Lines.Where(l => l.OrderId is null && l.RefType == "return").Select(l => l.RefId);
        var ofReturn = await orders.OrdersOfReturnsAsync([.. returns.Distinct()], cancellationToken);
        var ids = statement.Lines.Select(l => l.OrderId).OfType<Guid>().Concat(ofReturn.Values).Distinct().ToArray();
        var named = await orders.FindAsync(ids, cancellationToken);
        return named
            .Values.Select(o => KeyValuePair.Create(o.OrderId, o.Number))
            .Concat(
                ofReturn
                    .Where(r => named.ContainsKey(r.Value))
                    .Select(r => KeyValuePair.Create(r.Key, named[r.Value].Number))
            )
            .ToDictionary();
    }
}
