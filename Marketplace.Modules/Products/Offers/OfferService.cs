using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Products;

/// <summary>Changes count, price and availability of some variants of a store in one transaction; each of them
/// wholly or not at all.</summary>
/// <remarks>Errors: <c>resource.not_found</c> for others' stores; of single offers <c>resource.not_found</c>,
/// <c>validation.failed</c>, <c>stock.version_conflict</c>, <c>stock.below_reserved</c>, <c>product.archived</c>,
/// <c>product.not_publishable</c>, <c>money.currency_mismatch</c>. Repeat: what is as asked for is unchanged; what
/// the same call counted is not counted again, and neither is what was sold or counted since it began
/// (<c>stock.version_conflict</c>). Order and locks: stock rows, then product rows; the number of
/// statements does not depend on the number of offers.</remarks>
public sealed class OfferService(
    UnitOfWork unitOfWork,
    IStockRepository stock,
    IProductRepository products,
    VariantChangePolicy variants,
    StockMovementStore journal
)
{
    /// <param name="targets">By variant id ascending.</param>
    /// <returns>An outcome for each target, in their order.</returns>
    internal Task<Result<IReadOnlyList<OfferOutcome>>> ChangeAsync(
        OfferCall call,
        IReadOnlyList<OfferTarget> targets,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync<IReadOnlyList<OfferOutcome>>(
            async ct =>
            {
                if (!call.Actor.MayKeepShop(call.SellerId))
                    return PlatformErrors.NotFound;
                var part = await LoadAsync(call, targets, ct);
                OfferOutcome[] outcomes = [.. targets.Select(target => Change(target, part, call.Actor.UserId))];
                await stock.WriteAsync(part.Counted, ct);
                await stock.SetListedAsync(part.Listed, ct);
                journal.AnnounceCrossings(part.Counted);
                return outcomes;
            },
            cancellationToken
        );

    /// <summary>All rows are locked before any is read: the numbers of several products change in one commit.</summary>
    private async Task<Part> LoadAsync(
        OfferCall call,
        IReadOnlyList<OfferTarget> targets,
        CancellationToken cancellationToken
    )
    {
        Guid[] ids = [.. targets.Select(t => t.VariantId)];
        var items = await stock.GetForUpdateAsync(ids, cancellationToken);
        var moved = call.IsRepeat ? await stock.MovedSinceAsync(ids, call.CallId, cancellationToken) : [];
        Guid[] changed = [.. targets.Where(t => t.Change.ChangesCatalog).Select(t => t.ProductId)];
        var loaded =
            changed.Length > 0 ? await products.FindForUpdateAsync(call.SellerId, changed, cancellationToken) : [];
        var cause = StockReference.Offers(call.CallId);
        var done = moved.Where(m => m.RefId == cause.Id).Select(m => m.VariantId).ToHashSet();
        return new(cause, items, done, moved.Select(m => m.VariantId).ToHashSet(), loaded);
    }

    private OfferOutcome Change(OfferTarget target, Part part, Guid? actorId)
    {
        var change = target.Change;
        if (part.Items.GetValueOrDefault(target.VariantId) is not { } item)
            return OfferOutcome.Refused(change.Sku, PlatformErrors.NotFound);
        if (part.Done.Contains(item.VariantId))
            return new(change.Sku, OfferStatus.Updated, null, item.Version);
        if (change.Refusal() is { } invalid)
            return OfferOutcome.Refused(change.Sku, invalid, item.Version);
        var product = part.Products.FirstOrDefault(p => p.Id == item.ProductId);
        var variant = product?.Variants.FirstOrDefault(v => v.Id == item.VariantId);
        if (change.ChangesCatalog && variant is null)
            return OfferOutcome.Refused(change.Sku, PlatformErrors.NotFound, item.Version);
        var details = change.NewDetailsOf(variant);
        var units = (change.OnHand ?? item.OnHand) - item.OnHand;
        if (units == 0 && details is null)
            return new(change.Sku, OfferStatus.Unchanged, null, item.Version);
        // Nobody knows what the call made of this row the first time, and the count is older than what came since.
        if (units != 0 && part.MovedSince.Contains(item.VariantId))
            return OfferOutcome.Refused(change.Sku, Conflict(item), item.Version);
        if (RefusalOf(change, item) is { } refusal)
            return OfferOutcome.Refused(change.Sku, refusal, item.Version);
        if (details is not null && variants.Change(product!, variant!, details) is { } refused)
            return OfferOutcome.Refused(change.Sku, refused, item.Version);
        return new(change.Sku, OfferStatus.Updated, null, Apply(item, units, details?.IsActive, part, actorId));
    }

    private static Error? RefusalOf(OfferChange change, StockItem item) =>
        change.ExpectedVersion is { } expected && expected != item.Version
            ? Conflict(item)
            : item.RefusalOf(change.OnHand ?? item.OnHand);

    private static Error Conflict(StockItem item) => StockErrors.VersionConflict.With(("version", item.Version));

    /// <summary>Notes what is to be written of an item; the version it has then.</summary>
    private long Apply(StockItem item, int units, bool? isListed, Part part, Guid? actorId)
    {
        var version = item.Version;
        if (units != 0)
        {
            item.Add(units);
            journal.RecordManual(item, units, StockReason.Import, actorId, null, part.Cause);
            part.Counted.Add(item);
            version++;
        }

        if (isListed is { } listed && listed != item.IsListed)
        {
            part.Listed.Add((item, listed));
            version++;
        }

        return version;
    }

    /// <summary>What was read for some offers, and what is to be written of them.</summary>
    private sealed record Part(
        StockReference Cause,
        IReadOnlyDictionary<Guid, StockItem> Items,
        IReadOnlySet<Guid> Done,
        IReadOnlySet<Guid> MovedSince,
        IReadOnlyList<Product> Products
    )
    {
        public List<StockItem> Counted { get; } = [];

        public List<(StockItem Item, bool IsListed)> Listed { get; } = [];
    }
}
