using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.ServiceDefaults;

namespace Marketplace.IntegrationTests.Chaos;

/// <summary>A database that does not answer frees its callers, and serves them again when it does.</summary>
[ImpatientDatabase]
public sealed class BlockedDatabaseTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Ask_WhileTheDatabaseIsBlocked_IsUnavailableAndWorksAgainAfterwards()
    {
        using var buyer = await app.BuyerAsync();
        await using (await app.HoldAsync("LOCK TABLE orders.orders IN ACCESS EXCLUSIVE MODE"))
        {
            // More requests than connections, and all are answered while the lock is still held.
            var answers = await Races.AtOnceAsync(4 * ImpatientDatabaseAttribute.PoolSize, _ => OrdersOf(buyer));
            foreach (var answer in answers)
            {
                await answer.ProblemAsync(503, "platform.unavailable");
                Assert.NotNull(answer.Headers.RetryAfter);
            }
        }

        await MarketplaceApp.EventuallyAsync(
            "all are answered again",
            async () =>
            {
                var after = await Races.AtOnceAsync(4 * ImpatientDatabaseAttribute.PoolSize, _ => OrdersOf(buyer));
                return after.All(answer => answer.StatusCode == HttpStatusCode.OK);
            }
        );
    }

    [Fact]
    public async Task Job_WhileTheDatabaseIsBlocked_WaitsLongerThanARequest()
    {
        using var buyer = await app.BuyerAsync();
        Task job;
        await using (await app.HoldAsync("LOCK TABLE orders.orders IN ACCESS EXCLUSIVE MODE"))
        {
            job = app.RunJobAsync("orders.run-timeouts");
            await app.UntilSomebodyWaitsForALockAsync();
            // Asked after the job, given up before it.
            await (await OrdersOf(buyer)).ProblemAsync(503, "platform.unavailable");
            Assert.False(job.IsCompleted);
        }

        await job;
    }

    private static Task<HttpResponseMessage> OrdersOf(SignIn buyer) => buyer.Client.GetAsync("/api/v1/orders");
}

/// <summary>Commands may take one second, and there are few connections.</summary>
public sealed class ImpatientDatabaseAttribute : HostSetupAttribute
{
    public const int PoolSize = 5;

    public override IReadOnlyDictionary<string, string?> Settings(MarketplaceApp app) =>
        new Dictionary<string, string?>
        {
            [$"ConnectionStrings:{ResourceNames.Database}"] =
                $"{app.ConnectionString};Command Timeout=1;Maximum Pool Size={PoolSize}",
        };
}
