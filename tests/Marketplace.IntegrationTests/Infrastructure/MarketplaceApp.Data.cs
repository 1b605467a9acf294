using Marketplace.Modules;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Marketplace.IntegrationTests.Infrastructure;

/// <content>Its services and its database.</content>
public partial class MarketplaceApp
{
    /// <summary>Runs work with a service of a scope of its own.</summary>
    public async Task<TResult> InScopeAsync<TService, TResult>(Func<TService, Task<TResult>> workAsync)
        where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await workAsync(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Reads the database.</summary>
    public Task<T> QueryAsync<T>(Func<MarketplaceDbContext, Task<T>> queryAsync) => InScopeAsync(queryAsync);

    /// <summary>One value by SQL.</summary>
    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(_connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Changes the database behind the product's back.</summary>
    /// <remarks>Such a statement keeps to no order of locks; when it meets the product's own work it is
    /// repeated.</remarks>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await command.ExecuteNonQueryAsync();
                return;
            }
            catch (PostgresException exception)
                when (exception.SqlState == PostgresErrorCodes.DeadlockDetected && attempt < 5)
            {
                await Task.Delay(100);
            }
        }
    }
}
