using System.Globalization;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Subscriptions;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Marketplace.IntegrationTests.Subscriptions;

/// <summary>Invoice numbers without gaps, and invoices nobody can change.</summary>
public sealed class InvoiceNumberTests(BillingApp app) : IClassFixture<BillingApp>
{
    [Fact]
    public async Task Subscribe_ManyStoresTwiceInParallel_OneSubscriptionEachAndNoNumberIsLost()
    {
        var stores = await Races.AtOnceAsync(40, _ => app.StoreAsync());
        var results = await Task.WhenAll(stores.SelectMany(s => new[] { s, s }).Select(SubscribeAsync));

        Assert.Equal(40, results.Count(r => r.Succeeded));
        Assert.All(results.Where(r => !r.Succeeded), r => Assert.Equal("subscription.exists", r.Error!.Code));
        var numbers = await app.QueryAsync(db => db.Set<Invoice>().Select(i => i.Number).OrderBy(n => n).ToListAsync());
        Assert.Equal(
            Enumerable
                .Range(1, numbers.Count)
                .Select(n =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"INV-{app.Clock.GetUtcNow().UtcDateTime.Year}-{n:000000}"
                    )
                ),
            numbers
        );
    }

    [Theory]
    [InlineData("UPDATE subscriptions.invoices SET total_minor = 1")]
    [InlineData("UPDATE subscriptions.invoice_lines SET amount_minor = 1")]
    [InlineData("UPDATE subscriptions.plan_versions SET price_minor = 1")]
    [InlineData("DELETE FROM subscriptions.invoice_lines")]
    public async Task IssuedRows_ChangedBySql_AreRefused(string sql)
    {
        await SubscribeAsync(await app.StoreAsync());
        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            app.QueryAsync(db => db.Database.ExecuteSqlRawAsync(sql))
        );
        Assert.Equal(PostgresErrorCodes.RestrictViolation, refused.SqlState);
    }

    private Task<Result<BilledSubscription>> SubscribeAsync(BillingStore store) =>
        app.InScopeAsync<SubscriptionService, Result<BilledSubscription>>(s =>
            s.SubscribeAsync(store.Actor, store.Id, "standard", CancellationToken.None)
        );
}
