using System.Data.Common;
using System.Text;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Marketplace.IntegrationTests.Platform;

/// <summary>What happens when the database commits and the connection breaks before it can say so.</summary>
public sealed class LostCommitTests(LostCommitTests.App app) : IClassFixture<LostCommitTests.App>
{
    [Fact]
    public async Task UnitOfWork_AnswerToTheCommitIsLost_DoesNotDoTheWorkTwice()
    {
        app.ApiResults.LoseNext();
        await Assert.ThrowsAsync<CommitUnknownException>(() => WriteAsync("once"));
        Assert.Equal(1, await CountAsync("once"));
        await WriteAsync("again");
        Assert.Equal(1, await CountAsync("again"));
    }

    [Fact]
    public async Task UnitOfWork_ConnectionBreaksBeforeTheCommit_DoesTheWorkAgain()
    {
        app.ApiResults.BreakNext();
        await WriteAsync("retried");
        Assert.Equal(1, await CountAsync("retried"));
    }

    [Fact]
    public async Task IdempotentRequest_AnswerToTheCommitIsLost_FindsItsAnswer()
    {
        app.ApiResults.LoseNext();
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
                    services.GetRequiredService<MailQueue>().Add("somebody@example.com", subject, "text");
                    return Task.FromResult(true);
                },
                cancellationToken
            );

    private Task<int> CountAsync(string subject) =>
        app.QueryAsync(db => db.Mails.CountAsync(m => m.Subject == subject));

    /// <summary>An app between which and its database the network breaks when a test says so.</summary>
    public sealed class App : MarketplaceApp
    {
        public Network ApiResults { get; } = new();

        protected override void ConfigureServices(IServiceCollection services) =>
            services.ConfigureDbContext<MarketplaceDbContext>(options => options.AddInterceptors(ApiResults));
    }

    /// <summary>The network at the moment of a commit.</summary>
    public sealed class Network : DbTransactionInterceptor
    {
        private int _lose;
        private int _break;

        public void LoseNext() => _lose = 1;

        public void BreakNext() => _break = 1;

        public override async ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction,
            TransactionEventData eventData,
            InterceptionResult result,
            CancellationToken cancellationToken = default
        )
        {
            if (Interlocked.Exchange(ref _break, 0) == 0)
                return result;
            // Undone, as the server undoes what a broken connection leaves, before the work is done again.
            await transaction.RollbackAsync(cancellationToken);
            throw new PostgresException(
                "could not serialize access",
                "ERROR",
                "ERROR",
                PostgresErrorCodes.SerializationFailure
            );
        }

        public override Task TransactionCommittedAsync(
            DbTransaction transaction,
            TransactionEndEventData eventData,
            CancellationToken cancellationToken = default
        ) =>
            Interlocked.Exchange(ref _lose, 0) == 0
                ? Task.CompletedTask
                : throw new NpgsqlException("Exception while reading from stream", new EndOfStreamException());
    }
}
