using System.Data.Common;
using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Users.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Sellers;

internal sealed class SellerDirectory(MarketplaceDbContext db) : ISellerDirectory, ISellerMembers, IMembershipSource
{
    private sealed record StoreRow(SellerSummary Store, bool IsOwn);

    // Closing locks the row FOR UPDATE (SellerRepository.FindForUpdateAsync), the only lock that conflicts with this
    // one.
    private const string HeldStores = """
        SELECT s.id, s.slug, s.name, s.status, s.store_open, s.commission_bps_override, s.approved_at,
            s.accepts_cash_on_delivery,
            EXISTS (SELECT FROM sellers.seller_members m
                WHERE m.seller_id = s.id AND m.user_id = $2 AND m.left_at IS NULL)
        FROM sellers.sellers s WHERE s.id = ANY ($1) ORDER BY s.id FOR KEY SHARE OF s
        """;

    // Runs at every checkout, so the query is compiled once.
    private static readonly Func<MarketplaceDbContext, Guid, Guid[], IAsyncEnumerable<StoreRow>> StoresFor =
        EF.CompileAsyncQuery(
            (MarketplaceDbContext db, Guid userId, Guid[] ids) =>
                db.Set<Seller>()
                    .AsNoTracking()
                    .Where(s => ids.Contains(s.Id))
                    .Select(s => new StoreRow(
                        new SellerSummary(
                            s.Id,
                            s.Slug,
                            s.Name,
                            s.Status,
                            s.StoreOpen,
                            s.CommissionBpsOverride,
                            s.ApprovedAt,
                            s.AcceptsCashOnDelivery
                        ),
                        db.Set<SellerMember>().Any(m => m.SellerId == s.Id && m.UserId == userId && m.LeftAt == null)
                    ))
        );

    public async Task<IReadOnlyDictionary<Guid, SellerSummary>> FindAsync(
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellationToken
    ) =>
        await db.Set<Seller>()
            .AsNoTracking()
            .Where(s => ids.Contains(s.Id))
            .Select(s => new SellerSummary(
                s.Id,
                s.Slug,
                s.Name,
                s.Status,
                s.StoreOpen,
                s.CommissionBpsOverride,
                s.ApprovedAt,
                s.AcceptsCashOnDelivery
            ))
            .ToDictionaryAsync(s => s.Id, cancellationToken);

    public async Task<IReadOnlyDictionary<Guid, (SellerSummary Store, bool IsOwn)>> FindForAsync(
        Guid userId,
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellationToken
    )
    {
        var stores = new Dictionary<Guid, (SellerSummary, bool)>();
        await foreach (var row in StoresFor(db, userId, ids.ToArray()).WithCancellation(cancellationToken))
            stores.Add(row.Store.Id, (row.Store, row.IsOwn));
        return stores;
    }

    public async Task<IReadOnlyDictionary<Guid, (SellerSummary Store, bool IsOwn)>> HoldForAsync(
        Guid userId,
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellationToken
    )
    {
        var batch = new ReadBatch(db);
        var stores = HoldFor(batch, userId, ids);
        await batch.RunAsync(cancellationToken);
        return stores.Value;
    }

    public BatchedRead<IReadOnlyDictionary<Guid, (SellerSummary Store, bool IsOwn)>> HoldFor(
        ReadBatch batch,
        Guid userId,
        IReadOnlyCollection<Guid> ids
    ) =>
        batch.Add(
            HeldStores,
            Read,
            IReadOnlyDictionary<Guid, (SellerSummary, bool)> (rows) =>
                rows.ToDictionary(row => row.Store.Id, row => (row.Store, row.IsOwn)),
            ids.ToArray(),
            userId
        );

    private static StoreRow Read(DbDataReader row) =>
        new(
            new(
                row.GetGuid(0),
                row.GetString(1),
                row.GetString(2),
                Enum.Parse<SellerStatus>(row.GetString(3)),
                row.GetBoolean(4),
                row.IsDBNull(5) ? null : row.GetInt32(5),
                row.IsDBNull(6) ? null : row.GetFieldValue<DateTimeOffset>(6),
                row.GetBoolean(7)
            ),
            row.GetBoolean(8)
        );

    public async Task<IReadOnlySet<Guid>> EverMembersAsync(Guid sellerId, CancellationToken cancellationToken) =>
        (
            await db.Set<SellerMember>()
                .Where(m => m.SellerId == sellerId)
                .Select(m => m.UserId)
                .ToListAsync(cancellationToken)
        ).ToHashSet();

    public async Task<IReadOnlyList<SellerMembership>> EverMembersAsync(
        IReadOnlyCollection<Guid> sellerIds,
        CancellationToken cancellationToken
    ) =>
        await db.Set<SellerMember>()
            .AsNoTracking()
            .Where(m => sellerIds.Contains(m.SellerId))
            .Select(m => new SellerMembership(m.SellerId, m.UserId))
            .ToListAsync(cancellationToken);

    public async Task<IReadOnlyDictionary<Guid, Guid>> OwnersOfAsync(
        IReadOnlyCollection<Guid> sellerIds,
        CancellationToken cancellationToken
    ) =>
        (
            await db.Set<SellerMember>()
                .AsNoTracking()
                .Where(m => sellerIds.Contains(m.SellerId) && m.Role == SellerRole.Owner && m.LeftAt == null)
                .Select(m => new SellerMembership(m.SellerId, m.UserId))
                .ToListAsync(cancellationToken)
        )
            .DistinctBy(m => m.SellerId)
            .ToDictionary(m => m.SellerId, m => m.UserId);

    public async Task<IReadOnlyList<StoreMembership>> MembershipsOfAsync(
        Guid userId,
        CancellationToken cancellationToken
    ) =>
        (
            await db.Set<SellerMember>()
                .Where(m => m.UserId == userId && m.LeftAt == null)
                .OrderBy(m => m.JoinedAt)
                .Select(m => new { m.SellerId, m.Role })
                .ToListAsync(cancellationToken)
        ).ConvertAll(m => new StoreMembership(m.SellerId, WireName.Of(m.Role)));
}
