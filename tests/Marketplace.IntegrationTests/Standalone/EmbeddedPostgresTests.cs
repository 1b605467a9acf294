using Marketplace.ServiceDefaults;
using Marketplace.Standalone;
using Npgsql;

namespace Marketplace.IntegrationTests.Standalone;

/// <summary>What the embedded database server promises.</summary>
public sealed class EmbeddedPostgresTests : IDisposable
{
    private static readonly EmbeddedPostgresSettings Quick = new(Durable: false);

    private readonly TemporaryDirectory _data = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Restart_SameDirectory_KeepsRows()
    {
        await using (var first = await EmbeddedPostgres.StartAsync(_data.Path, Quick, Stop))
        {
            await first.EnsureDatabaseAsync("shop", Stop);
            await ExecuteAsync(first, "CREATE TABLE kept (n int)");
            await ExecuteAsync(first, "INSERT INTO kept VALUES (42)");
        }

        await using var second = await EmbeddedPostgres.StartAsync(_data.Path, Quick, Stop);
        await second.EnsureDatabaseAsync("shop", Stop);

        Assert.Equal(42, await ExecuteAsync(second, "SELECT n FROM kept"));
    }

    [Fact]
    public async Task Start_WithoutItsPassword_SaysWhichFileIsGone()
    {
        await using (await EmbeddedPostgres.StartAsync(_data.Path, Quick, Stop)) { }
        File.Delete(_data["secrets", "postgres-password"]);

        var refused = await Assert.ThrowsAsync<CannotStartException>(() =>
            EmbeddedPostgres.StartAsync(_data.Path, Quick, Stop)
        );

        Assert.Contains("postgres-password", refused.Message);
    }

    [Fact]
    public async Task Start_IdleForLongerThanAPoolThreadLives_ServerStays()
    {
        await using var postgres = await EmbeddedPostgres.StartAsync(_data.Path, Quick, Stop);

        // The pool retires idle threads after 20 s; a server started from one would be told that its parent died.
        var ended = await Task.WhenAny(postgres.Exited, Task.Delay(TimeSpan.FromSeconds(25), Stop));

        Assert.NotEqual(postgres.Exited, ended);
    }

    [Fact]
    public async Task Find_NothingAnywhere_NamesEveryPlaceTried()
    {
        (string, string)[] places = [("PG_BIN", "/nowhere/bin"), ("PATH", "/usr/bin")];

        var refused = await Assert.ThrowsAsync<CannotStartException>(() =>
            PostgresBinaries.FindAsync(
                places,
                (tried, _) =>
                {
                    tried.Add("npm install (npm is not here)");
                    return Task.FromResult(false);
                },
                Stop
            )
        );

        Assert.Contains("/nowhere/bin", refused.Message);
        Assert.Contains("PATH (/usr/bin", refused.Message);
        Assert.Contains("npm install (npm is not here)", refused.Message);
        Assert.Contains("apt-get install postgresql", refused.Message);
        Assert.DoesNotContain('\n', refused.Message);
    }

    private static async Task<object?> ExecuteAsync(EmbeddedPostgres postgres, string sql)
    {
        await using var source = NpgsqlDataSource.Create(postgres.ConnectionString("shop"));
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Stop);
    }
}
