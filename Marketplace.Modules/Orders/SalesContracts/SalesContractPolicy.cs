using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>Gives a quote's buyer the texts to agree to, and lets nobody order without having accepted the current
/// ones.</summary>
/// <remarks>The quote decides: one that was given texts is completed with their acceptance even if the setting
/// (<c>Orders:RequireContracts</c>) changes in between, and one without texts without. So the setting costs nothing
/// while it is off.</remarks>
public sealed class SalesContractPolicy(
    MarketplaceDbContext db,
    ISellerParties sellers,
    SalesContractTemplateStore templates,
    SalesContractRenderService texts,
    RequestOrigin origin,
    TimeProvider clock
)
{
    /// <summary>Gives a new quote its texts. One round trip, none when they are not wanted.</summary>
    internal async Task GiveAsync(Checkout checkout, Language language, CancellationToken cancellationToken)
    {
        if (!texts.IsWanted)
            return;
        var batch = new ReadBatch(db);
        var parties = sellers.Find(batch, checkout.Lines.Select(line => line.SellerId).Distinct().ToArray());
        var versions = templates.InForce(batch, language.Code);
        await batch.RunAsync(cancellationToken);
        SellerParty[] found = [.. parties.Value.Values.OrderBy(party => party.SellerId)];
        var rendered = await texts.RenderAsync(checkout, found, versions.Value, cancellationToken);
        checkout.Give(new(language.Code, found, [.. rendered.Select(text => text.Quoted)]));
    }

    /// <summary>The texts as they stand now, if the buyer accepted every one of them; none for a quote without
    /// texts.</summary>
    /// <param name="versions">In force now, read with the goods.</param>
    /// <remarks>Errors: <c>contract.required</c> {current} when nothing was accepted; <c>contract.changed</c> {current}
    /// when a text is missing or another one was accepted.</remarks>
    internal async Task<Result<IReadOnlyList<RenderedContract>>> AgreeAsync(
        Checkout checkout,
        IReadOnlyList<ContractVersion> versions,
        ContractConsent consent,
        CancellationToken cancellationToken
    )
    {
        if (checkout.Contracts is not { } quoted)
            return Result.Of<IReadOnlyList<RenderedContract>>([]);
        var current = await texts.RenderAsync(checkout, quoted.Sellers, versions, cancellationToken);
        var accepted = consent.Accepted.ToHashSet();
        if (current.All(text => accepted.Contains(new(text.Kind, text.Hash))))
            return Result.Of(current);
        var definition = accepted.Count == 0 ? SalesContractErrors.Required : SalesContractErrors.Changed;
        return definition.With(("current", current.Select(text => text.Quoted).ToArray()));
    }

    /// <summary>Keeps what the buyer accepted with each order.</summary>
    internal void Keep(
        IReadOnlyList<RenderedContract> agreed,
        IReadOnlyList<Order> orders,
        Guid buyerId,
        string? userAgent
    )
    {
        db.AddRange(
            agreed
                .DistinctBy(text => text.Hash)
                .Select(text => new SalesContractText { Hash = text.Hash, Text = text.Text })
        );
        foreach (var text in agreed)
        {
            db.Add(
                new SalesContractAcceptance
                {
                    Id = Ids.New(clock),
                    UserId = buyerId,
                    Kind = text.Kind,
                    TemplateVersion = text.Version,
                    Locale = text.Locale,
                    Hash = text.Hash,
                    RefType = SalesContractSubject.Order,
                    RefId = orders.First(order => order.SellerId == text.SellerId).Id,
                    Ip = origin.Ip,
                    UserAgent = userAgent,
                    At = clock.GetUtcNow(),
                }
            );
        }
    }
}
