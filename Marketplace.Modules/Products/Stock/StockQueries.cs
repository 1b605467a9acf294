using System.Globalization;
using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Products;

/// <summary>Reads a store's stock and stock movements.</summary>
public sealed class StockQueries(MarketplaceDbContext db, CursorCodec cursors)
{
    private static readonly Keyset<StockItem, Guid> NewestVariants = Keyset.Descending<StockItem>(
        "variant",
        s => s.VariantId
    );
    private static readonly Keyset<StockMovement, Guid> NewestMovements = Keyset.Descending<StockMovement>(
        "newest",
        m => m.Id
    );

    /// <summary>A store's stock, newest variants first. One statement.</summary>
    /// <param name="lowOnly">Only stock at or below its threshold.</param>
    public async Task<Result<Page<StockRow>>> ListAsync(
        Guid sellerId,
        bool lowOnly,
        PageRequest page,
        CancellationToken cancellationToken
    )
    {
        var filters = string.Create(CultureInfo.InvariantCulture, $"stock|{sellerId}|{lowOnly}");
        var opened = NewestVariants.Open(cursors, page, filters);
        if (!opened.Succeeded)
            return opened.Error;
        var items = db.Set<StockItem>().AsNoTracking().Where(s => s.SellerId == sellerId);
        if (lowOnly)
            items = items.Where(s => EF.Property<bool>(s, StockItemConfiguration.IsLow));
        var rows = await Rows(opened.Value.Of(items)).ToListAsync(cancellationToken);
        return opened.Value.From(
            rows.OrderByDescending(r => r.VariantId.ToString(), StringComparer.Ordinal).ToList(),
            r => r.VariantId
        );
    }

    public Task<StockRow?> FindAsync(Guid sellerId, Guid variantId, CancellationToken cancellationToken) =>
        Rows(db.Set<StockItem>().AsNoTracking().Where(s => s.SellerId == sellerId && s.VariantId == variantId))
            .SingleOrDefaultAsync(cancellationToken);

    /// <summary>Stock movements of a variant, newest first; null for another store's variant. Two statements.</summary>
    public async Task<Result<Page<StockMovementRow>>> MovementsAsync(
        Guid sellerId,
        Guid variantId,
        PageRequest page,
        CancellationToken cancellationToken
    )
    {
        if (
            !await db.Set<StockItem>()
                .AnyAsync(s => s.SellerId == sellerId && s.VariantId == variantId, cancellationToken)
        )
        {
            return PlatformErrors.NotFound;
        }

        var opened = NewestMovements.Open(cursors, page, $"movements|{variantId}");
        if (!opened.Succeeded)
            return opened.Error;
        var rows = await opened
            .Value.Of(db.Set<StockMovement>().AsNoTracking().Where(m => m.VariantId == variantId))
            .Select(m => new StockMovementRow(
                m.Id,
                m.Delta,
                m.Reason,
                m.RefType,
                m.RefId,
                m.ActorId,
                m.Note,
                m.OnHandAfter,
                m.At
            ))
            .ToListAsync(cancellationToken);
        return opened.Value.From(rows, m => m.Id);
    }

    private IQueryable<StockRow> Rows(IQueryable<StockItem> items) =>
        from s in items
        join v in db.Set<Variant>() on s.VariantId equals v.Id
        join p in db.Set<Product>() on s.ProductId equals p.Id
        select new StockRow(
            s.VariantId,
            s.ProductId,
            v.Sku,
            p.Title,
            v.Options,
            s.OnHand,
            s.Reserved,
            s.OnHand - s.Reserved,
            s.LowThreshold,
            s.Version,
            new Money(v.PriceMinor, v.Currency),
            v.CompareAtMinor == null ? null : new Money(v.CompareAtMinor.Value, v.Currency),
            v.IsActive
        );
}

/// <summary>Stock of a variant as its seller sees it, with what it is offered for.</summary>
/// <param name="Available">On hand minus reserved.</param>
/// <param name="Version">Of the stock: a change of the price alone keeps it.</param>
/// <param name="CompareAtPrice">Null when there is none.</param>
/// <param name="Active">Whether buyers can buy the variant.</param>
public sealed record StockRow(
    Guid VariantId,
    Guid ProductId,
    string Sku,
    string Title,
    IReadOnlyDictionary<string, string> Options,
    int OnHand,
    int Reserved,
    int Available,
    int LowThreshold,
    long Version,
    Money Price,
    Money? CompareAtPrice,
    bool Active
);

/// <summary>One movement of a variant's stock.</summary>
public sealed record StockMovementRow(
    Guid Id,
    int Delta,
    StockReason Reason,
    string? RefType,
    Guid? RefId,
    Guid? ActorId,
    string? Note,
    int OnHandAfter,
    DateTimeOffset At
);
