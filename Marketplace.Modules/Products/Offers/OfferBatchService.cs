using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Products;

/// <summary>Changes many offers of a store, a hundred in each transaction; an offer that is refused stops no
/// other.</summary>
/// <remarks>Errors: of each offer those of <see cref="OfferService"/>; <c>platform.busy</c> for offers that are not
/// begun within <see cref="Budget"/>; <see cref="CommitUnknownException"/> when nobody knows whether some were changed:
/// the call is to be repeated as the same call. Repeat: see <see cref="OfferService"/>. Statements beside those of each
/// hundred: one. Order and locks: variants ascending by id, those of each hundred in the order of
/// <see cref="OfferService"/>.</remarks>
public sealed class OfferBatchService(
    OfferService offers,
    MarketplaceDbContext db,
    TimeProvider clock,
    ILogger<OfferBatchService> logger
)
{
    /// <summary>Offers of one transaction.</summary>
    public const int OffersAtOnce = 100;

    /// <summary>No transaction is begun later: the rest is refused as busy, and follows with a repeat under a new
    /// key.</summary>
    public static readonly TimeSpan Budget = TimeSpan.FromSeconds(20);

    /// <returns>An outcome for each change, in their order.</returns>
    public async Task<IReadOnlyList<OfferOutcome>> ChangeAsync(
        OfferCall call,
        IReadOnlyList<OfferChange> changes,
        CancellationToken cancellationToken
    )
    {
        var started = clock.GetTimestamp();
        var outcomes = new Dictionary<string, OfferOutcome>(StringComparer.Ordinal);
        var targets = await TargetsAsync(call.SellerId, changes, cancellationToken);
        foreach (var part in targets.Chunk(OffersAtOnce))
        {
            var result =
                clock.GetElapsedTime(started) > Budget
                    ? PlatformErrors.Busy
                    : await TryAsync(call, part, cancellationToken);
            foreach (var outcome in result.Succeeded ? result.Value : part.Select(t => Refused(t, result.Error)))
                outcomes[outcome.Sku] = outcome;
        }

        return
        [
            .. changes.Select(change =>
                outcomes.GetValueOrDefault(change.Sku) ?? OfferOutcome.Refused(change.Sku, PlatformErrors.NotFound)
            ),
        ];
    }

    private static OfferOutcome Refused(OfferTarget target, Error error) =>
        OfferOutcome.Refused(target.Change.Sku, error);

    private async Task<OfferTarget[]> TargetsAsync(
        Guid sellerId,
        IReadOnlyList<OfferChange> changes,
        CancellationToken cancellationToken
    )
    {
        var bySku = changes.ToDictionary(change => change.Sku, StringComparer.Ordinal);
        string[] skus = [.. bySku.Keys];
        var variants = await db.Set<Variant>()
            .AsNoTracking()
            .Where(v => v.SellerId == sellerId && skus.Contains(v.Sku))
            .OrderBy(v => v.Id)
            .Select(v => new
            {
                v.Id,
                v.ProductId,
                v.Sku,
            })
            .ToListAsync(cancellationToken);
        return [.. variants.Select(v => new OfferTarget(v.Id, v.ProductId, bySku[v.Sku]))];
    }

    /// <summary>Some offers must not hide what became of the others.</summary>
    private async Task<Result<IReadOnlyList<OfferOutcome>>> TryAsync(
        OfferCall call,
        OfferTarget[] part,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await offers.ChangeAsync(call, part, cancellationToken);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or CommitUnknownException))
        {
            logger.LogError(
                exception,
                "{Count} offers of store {SellerId} could not be changed",
                part.Length,
                call.SellerId
            );
            return InfrastructureErrors.Of(exception) ?? PlatformErrors.Unexpected;
        }
    }
}
