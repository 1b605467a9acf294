using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Subscriptions;

internal sealed class SubscriptionRepository(MarketplaceDbContext db) : ISubscriptionRepository
{
    public void Add(Subscription subscription) => db.Add(subscription);

    public Task<Subscription?> FindForUpdateAsync(Guid id, CancellationToken cancellationToken) =>
        QueryAsync($"SELECT * FROM subscriptions.subscriptions WHERE id = {id} FOR UPDATE", cancellationToken);

    public Task<Subscription?> FindLiveForUpdateAsync(Guid sellerId, CancellationToken cancellationToken) =>
        QueryAsync(
            $"""
            SELECT * FROM subscriptions.subscriptions
            WHERE seller_id = {sellerId} AND status IN ('Incomplete', 'Active', 'PastDue', 'Suspended') FOR UPDATE
            """,
            cancellationToken
        );

    public Task<Subscription?> FindByInvoiceForUpdateAsync(Guid invoiceId, CancellationToken cancellationToken) =>
        QueryAsync(
            $"""
            SELECT * FROM subscriptions.subscriptions
            WHERE id = (SELECT subscription_id FROM subscriptions.invoices WHERE id = {invoiceId}) FOR UPDATE
            """,
            cancellationToken
        );

    public Task<Subscription?> ReadLiveAsync(Guid sellerId, CancellationToken cancellationToken) =>
        db.Set<Subscription>()
            .AsNoTracking()
            .SingleOrDefaultAsync(
                s =>
                    s.SellerId == sellerId
                    && s.Status != SubscriptionStatus.Cancelled
                    && s.Status != SubscriptionStatus.Expired,
                cancellationToken
            );

    public async Task<IReadOnlyList<Guid>> ListDueAsync(
        DateTimeOffset now,
        int limit,
        CancellationToken cancellationToken
    ) =>
        await db.Set<Subscription>()
            .Where(s => s.NextStepAt <= now)
            .OrderBy(s => s.NextStepAt)
            .ThenBy(s => s.Id)
            .Take(limit)
            .Select(s => s.Id)
            .ToListAsync(cancellationToken);

    private async Task<Subscription?> QueryAsync(FormattableString sql, CancellationToken cancellationToken) =>
        (await db.Set<Subscription>().FromSql(sql).ToListAsync(cancellationToken)).SingleOrDefault();
}
