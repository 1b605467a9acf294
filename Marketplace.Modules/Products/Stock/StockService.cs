using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Products;

/// <summary>Sellers' stock adjustments: by a delta, or to a count.</summary>
/// <remarks>Errors: <c>resource.not_found</c>, <c>stock.below_reserved</c>, <c>stock.version_conflict</c>,
/// <c>precondition.failed</c>. Locks: the stock row.</remarks>
public sealed class StockService(
    UnitOfWork unitOfWork,
    IStockRepository stock,
    StockMovementStore journal,
    StockQueries queries
)
{
    /// <summary>Changes the units on hand; adds no movement when nothing changes.</summary>
    public Task<Result<StockRow>> AdjustAsync(
        Actor actor,
        Guid sellerId,
        Guid variantId,
        StockAdjustment input,
        CancellationToken cancellationToken
    ) =>
        ChangeAsync(
            actor,
            sellerId,
            variantId,
            async (item, ct) =>
            {
                if (input.ExpectedVersion is { } expected && expected != item.Version)
                    return StockErrors.VersionConflict.With(("version", item.Version));
                var delta = input.Delta ?? input.OnHand!.Value - item.OnHand;
                var onHand = (long)item.OnHand + delta;
                if (item.RefusalOf(onHand) is { } refusal)
                    return refusal;
                if (onHand > StockItem.MaxUnits)
                    return Invalid.Field("#/delta", "value.too_large", ("max", StockItem.MaxUnits - item.OnHand));
                if (delta == 0)
                    return Result.Success;
                item.Add(delta);
                journal.RecordManual(item, delta, input.Reason, actor.UserId, input.Note);
                await stock.WriteAsync([item], ct);
                journal.AnnounceCrossings([item]);
                return Result.Success;
            },
            cancellationToken
        );

    /// <summary>Sets the low-stock threshold, in available units.</summary>
    public Task<Result<StockRow>> SetLowThresholdAsync(
        Actor actor,
        Guid sellerId,
        Guid variantId,
        ExpectedVersion? expected,
        int lowThreshold,
        CancellationToken cancellationToken
    ) =>
        ChangeAsync(
            actor,
            sellerId,
            variantId,
            async (item, ct) =>
            {
                if (expected?.Refusal(item.Version) is { } stale)
                    return stale;
                if (lowThreshold != item.LowThreshold)
                    await stock.SetLowThresholdAsync(item, lowThreshold, ct);
                return Result.Success;
            },
            cancellationToken
        );

    private Task<Result<StockRow>> ChangeAsync(
        Actor actor,
        Guid sellerId,
        Guid variantId,
        Func<StockItem, CancellationToken, Task<Result>> changeAsync,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync<StockRow>(
            async ct =>
            {
                if (!actor.MayKeepShop(sellerId))
                    return PlatformErrors.NotFound;
                var item = (await stock.GetForUpdateAsync([variantId], ct)).GetValueOrDefault(variantId);
                if (item is null || item.SellerId != sellerId)
                    return PlatformErrors.NotFound;
                if (await changeAsync(item, ct) is { Succeeded: false } refused)
                    return refused.Error;
                return (await queries.FindAsync(sellerId, variantId, ct))!;
            },
            cancellationToken
        );
}

/// <summary>A stock adjustment.</summary>
/// <param name="Delta">Units added or removed; null when <paramref name="OnHand"/> is given.</param>
/// <param name="OnHand">Counted units on hand; requires <paramref name="ExpectedVersion"/>.</param>
/// <param name="Reason">Manual, Correction or Import.</param>
public sealed record StockAdjustment(int? Delta, int? OnHand, long? ExpectedVersion, StockReason Reason, string? Note);
