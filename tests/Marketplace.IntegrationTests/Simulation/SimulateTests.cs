using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Standalone;
using Npgsql;

namespace Marketplace.IntegrationTests.Simulation;

/// <summary><c>./dev simulate</c> with a short year: everything that moves money, on a clock of its own.</summary>
public sealed class SimulateTests(ITestOutputHelper output)
{
    private static readonly SimulateOptions Month = new(Days: 32, Seed: 7, Stores: 3, OrdersPerDay: 3);
    private static int Runs;

    [Fact]
    public async Task Simulate_SameSeedTwice_EndsWithTheSameTotalsAndEveryInvariant()
    {
        var (first, second) = (await SimulateAsync(Month), await SimulateAsync(Month));

        Assert.Equal((0, 0), (first.Code, second.Code));
        Assert.NotNull(first.Digest);
        Assert.Equal(first.Digest, second.Digest);
        Assert.Contains("day   32", first.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("BROKEN", first.Said, StringComparison.Ordinal);
        Assert.Contains("payouts Seller Paid", first.Said, StringComparison.Ordinal);
        Assert.Contains("commission Invoice", first.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Simulate_OverBrokenBooks_EndsWithOneAndNamesTheInvariant()
    {
        var simulated = await SimulateAsync(
            new(Days: 1, Seed: 1, Stores: 1, OrdersPerDay: 1),
            """
            ALTER TABLE ledger.entries DISABLE TRIGGER USER; ALTER TABLE ledger.postings DISABLE TRIGGER USER;
            INSERT INTO ledger.accounts (code, type, currency) VALUES ('bank', 'Asset', 'TRY') ON CONFLICT DO NOTHING;
            WITH entry AS (
                INSERT INTO ledger.entries (id, kind, ref_type, ref_id, number, at, posting_count)
                VALUES (gen_random_uuid(), 'PayoutPaid', 'payout', gen_random_uuid(), 1, '2027-01-01', 1) RETURNING id)
            INSERT INTO ledger.postings (entry_id, line, account_code, debit_minor, credit_minor)
            SELECT id, 1, 'bank', 0, 100 FROM entry;
            ALTER TABLE ledger.entries ENABLE TRIGGER USER; ALTER TABLE ledger.postings ENABLE TRIGGER USER;
            """
        );

        Assert.Equal(1, simulated.Code);
        Assert.Contains("I11  BROKEN", simulated.Said, StringComparison.Ordinal);
    }

    private async Task<(int Code, string? Digest, string Said)> SimulateAsync(
        SimulateOptions options,
        string? sql = null
    )
    {
        var backing = await TestBacking.SharedAsync();
        var database = await backing.CloneDatabaseAsync();
        if (sql is not null)
        {
            await using var connection = new NpgsqlConnection(database);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }

        var directory = Path.Combine(backing.DirectoryPath, $"simulation-{Interlocked.Increment(ref Runs)}");
        using var said = new StringWriter();
        var (code, digest) = await SimulateCommand.RunAsync(
            options,
            new(database, backing.CacheConnectionString, directory),
            said,
            TestContext.Current.CancellationToken
        );
        output.WriteLine(said.ToString());
        await backing.DropDatabaseAsync(database);
        return (code, digest, said.ToString());
    }
}
