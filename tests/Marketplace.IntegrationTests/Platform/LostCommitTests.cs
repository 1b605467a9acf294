using System.Text;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.IntegrationTests.Platform;

/// <summary>What happens when the database commits and the connection breaks before it can say so.</summary>
[BreakableNetwork]
[LossyDatabase]
public sealed class LostCommitTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    private LossyDatabaseAttribute Database => app.Setup<LossyDatabaseAttribute>();

    private Network CommitResults => app.Setup<BreakableNetworkAttribute>().CommitResults;

    [Fact]
    public async Task UnitOfWork_AnswerToTheCommitIsLost_DoesNotDoTheWorkTwice()
    {
        Database.LoseNextCommit();
        await Assert.ThrowsAsync<CommitUnknownException>(() => WriteAsync("once"));
        Assert.Equal(1, await CountAsync("once"));
        await WriteAsync("again");
        Assert.Equal(1, await CountAsync("again"));
    }

    [Fact]
    public async Task UnitOfWork_ConnectionBreaksBeforeTheCommit_DoesTheWorkAgain()
    {
        CommitResults.BreakNext();
        await WriteAsync("retried");
        Assert.Equal(1, await CountAsync("retried"));
    }

    [Fact]
    public async Task IdempotentRequest_AnswerToTheCommitIsLost_FindsItsAnswer()
    {
        Database.LoseNextCommit();
        var request = new IdempotentRequest("user", "lost-commit", new byte[32]);
        var outcome = await app.InScopeAsync<IServiceProvider, Result<IdempotencyExecutor.Outcome>>(services =>
            services
                .GetRequiredService<IdempotencyExecutor>()
                .ExecuteAsync(
                    request,
                    async ct =>
                    {
                        await WriteInsideAsync(services, "keyed", ct);
                        return new StoredResponse(
                            201,
                            new Dictionary<string, string>(),
                            Encoding.UTF8.GetBytes("done")
                        );
                    },
                    default
                )
        );
        Assert.Equal((201, true), (outcome.Value.Response.Status, outcome.Value.Replayed));
        Assert.Equal(1, await CountAsync("keyed"));
    }

    private Task<bool> WriteAsync(string subject) =>
        app.InScopeAsync<IServiceProvider, bool>(services => WriteInsideAsync(services, subject, default));

    private static Task<bool> WriteInsideAsync(
        IServiceProvider services,
        string subject,
        CancellationToken cancellationToken
    ) =>
        services
            .GetRequiredService<UnitOfWork>()
            .RunAsync(
                _ =>
                {
                    services
                        .GetRequiredService<MailQueue>()
                        .Add("somebody@example.com", new(Language.English, subject));
                    return Task.FromResult(true);
                },
                cancellationToken
            );

    private Task<int> CountAsync(string subject) =>
        app.QueryAsync(db => db.Mails.CountAsync(m => m.Subject == subject));
}
