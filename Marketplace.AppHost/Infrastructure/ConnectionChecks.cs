using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using StackExchange.Redis;

namespace Marketplace.AppHost.Infrastructure;

/// <summary>Health checks that connect and ask something.</summary>
internal static class ConnectionChecks
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Runs a statement on a new connection.</summary>
    internal static HealthCheckRegistration Postgres(string name, ReferenceExpression connection) =>
        Check(
            name,
            async cancellationToken =>
            {
                var settings = new NpgsqlConnectionStringBuilder(await connection.GetValueAsync(cancellationToken))
                {
                    Pooling = false,
                    ApplicationName = name,
                };
                await using var opened = new NpgsqlConnection(settings.ConnectionString);
                await opened.OpenAsync(cancellationToken);
                await using var question = new NpgsqlCommand("SELECT 1", opened);
                await question.ExecuteScalarAsync(cancellationToken);
            }
        );

    /// <summary>Sends a PING on a new connection.</summary>
    internal static HealthCheckRegistration Redis(string name, ReferenceExpression connection) =>
        Check(
            name,
            async cancellationToken =>
            {
                var settings = ConfigurationOptions.Parse((await connection.GetValueAsync(cancellationToken))!);
                settings.ClientName = name;
                await using var opened = await ConnectionMultiplexer.ConnectAsync(settings);
                await opened.GetDatabase().PingAsync();
            }
        );

    private static HealthCheckRegistration Check(string name, Func<CancellationToken, Task> probe) =>
        new(name, new Probe(probe), HealthStatus.Unhealthy, tags: null, Patience);

    private sealed class Probe(Func<CancellationToken, Task> probe) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(
            HealthCheckContext context,
            CancellationToken cancellationToken = default
        )
        {
            try
            {
                await probe(cancellationToken);
                return HealthCheckResult.Healthy();
            }
            catch (Exception exception) when (exception is NpgsqlException or RedisException or TimeoutException)
            {
                return new(context.Registration.FailureStatus, exception.Message);
            }
        }
    }
}
