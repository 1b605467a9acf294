using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Orders;

/// <summary>Reads the texts of a checkout, and those that were accepted with an order.</summary>
public sealed class SalesContractQueries(
    MarketplaceDbContext db,
    ICheckoutRepository checkouts,
    SalesContractTemplateStore templates,
    SalesContractRenderService texts,
    TimeProvider clock
)
{
    /// <summary>The texts that completing the buyer's checkout would ask for now; empty where none are asked
    /// for.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>, <c>checkout.closed</c> {purchaseId},
    /// <c>checkout.expired</c>.</remarks>
    public async Task<Result<IReadOnlyList<RenderedContract>>> OfCheckoutAsync(
        CheckoutKey key,
        CancellationToken cancellationToken
    )
    {
        if (await checkouts.FindAsync(key, cancellationToken) is not { } checkout)
            return PlatformErrors.NotFound;
        if (checkout.RefusalAt(clock.GetUtcNow()) is { } refusal)
            return refusal;
        if (checkout.Contracts is not { } quoted)
            return Result.Of<IReadOnlyList<RenderedContract>>([]);
        var versions = await templates.InForceAsync(quoted.Locale, cancellationToken);
        return Result.Of(await texts.RenderAsync(checkout, quoted.Sellers, versions, cancellationToken));
    }

    /// <summary>What the buyer accepted with their order; empty where nothing was asked for. Two statements.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>, also when the order is somebody else's.</remarks>
    public async Task<Result<IReadOnlyList<AcceptedText>>> OfOrderAsync(
        Guid orderId,
        Guid buyerId,
        CancellationToken cancellationToken
    ) =>
        await db.Set<Order>().AnyAsync(o => o.Id == orderId && o.BuyerId == buyerId, cancellationToken)
            ? Result.Of(await ReadAsync(orderId, cancellationToken))
            : PlatformErrors.NotFound;

    /// <summary>As <see cref="OfOrderAsync(Guid, Guid, CancellationToken)"/>, for support.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>.</remarks>
    public async Task<Result<IReadOnlyList<AcceptedText>>> OfOrderAsync(
        Guid orderId,
        CancellationToken cancellationToken
    ) =>
        await db.Set<Order>().AnyAsync(o => o.Id == orderId, cancellationToken)
            ? Result.Of(await ReadAsync(orderId, cancellationToken))
            : PlatformErrors.NotFound;

    private async Task<IReadOnlyList<AcceptedText>> ReadAsync(Guid orderId, CancellationToken cancellationToken) =>
        await db.Set<SalesContractAcceptance>()
            .Where(a => a.RefId == orderId && a.RefType == SalesContractSubject.Order)
            .Join(db.Set<SalesContractText>(), a => a.Hash, t => t.Hash, (a, t) => new { Acceptance = a, t.Text })
            .OrderByDescending(x => x.Acceptance.Kind)
            .Select(x => new AcceptedText(
                x.Acceptance.Kind,
                x.Acceptance.TemplateVersion,
                x.Acceptance.Locale,
                x.Acceptance.Hash,
                x.Text,
                x.Acceptance.At,
                x.Acceptance.UserId,
                x.Acceptance.Ip,
                x.Acceptance.UserAgent
            ))
            .ToListAsync(cancellationToken);
}

/// <summary>A text a buyer accepted with an order.</summary>
/// <param name="Version">Version of the template.</param>
/// <param name="Locale">Language of the text.</param>
/// <param name="Hash">SHA-256 of the text in UTF-8, lower-case hexadecimal.</param>
/// <param name="UserId">Who accepted it.</param>
/// <param name="Ip">Address of the client that accepted it.</param>
public sealed record AcceptedText(
    SalesContractKind Kind,
    int Version,
    string Locale,
    string Hash,
    string Text,
    DateTimeOffset AcceptedAt,
    Guid UserId,
    string? Ip,
    string? UserAgent
);
