using System.Data.Common;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Marketplace.IntegrationTests.Platform;

/// <summary>The network between the host and its database breaks when a test says so.</summary>
public sealed class BreakableNetworkAttribute : HostSetupAttribute
{
    public Network CommitResults { get; } = new();

    public override void Configure(IServiceCollection services) =>
        services.ConfigureDbContext<MarketplaceDbContext>(options => options.AddInterceptors(CommitResults));
}

/// <summary>The network at the moment of a commit.</summary>
public sealed class Network : DbTransactionInterceptor
{
    private int _break;

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
}
