using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.MigrationService;
using Marketplace.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace Marketplace.IntegrationTests.Payments;

/// <summary>Stores of the version before get a payout account with the IBAN they had.</summary>
public sealed class PayoutAccountsMigrationTests
{
    private const string Store = """
        INSERT INTO sellers.sellers (id, slug, name, search_name, legal_name, tax_id_cipher, tax_id_last_four,
            iban_cipher, iban_last_four, accepts_cash_on_delivery, status, store_open, created_at, approved_at, version)
        VALUES (@id, @slug, 'A store', 'a store', 'A store Ltd', '\x01', '7890', '\x0203', '1326', true, @status, true,
            now() - interval '3 days', @approved, 1)
        """;

    private const string Change = """
        INSERT INTO platform.audit_entries (id, action, object_type, object_id, at)
        VALUES (gen_random_uuid(), 'seller.change-legal', 'seller', @id::text, now())
        """;

    private const string Kept = """
        SELECT coalesce(string_agg(s.slug || ' ' || i.last_four || ' ' || (i.verified_at IS NOT NULL)::text, ', '
            ORDER BY s.slug), '') FROM payments.payout_ibans i JOIN payments.payout_accounts a USING (seller_id)
            JOIN sellers.sellers s ON s.id = a.seller_id WHERE i.cipher = '\x0203' AND i.paid_from = s.approved_at
        """;

    [Fact]
    public async Task Migrate_StoresApprovedBefore_HaveTheIbanTheyHad()
    {
        var backing = await TestBacking.SharedAsync();
        var database = await backing.EmptyDatabaseAsync();
        var options = new DbContextOptionsBuilder<MarketplaceDbContext>().UseNpgsql(database);
        MigrationComposition.ConfigureContext(options);
        await using var db = new MarketplaceDbContext((DbContextOptions<MarketplaceDbContext>)options.Options);
        var names = db.Database.GetMigrations().ToList();
        var index = names.FindIndex(n => n.EndsWith("_AddSecondFactorsAndPayoutAccounts", StringComparison.Ordinal));
        var migrator = db.GetService<IMigrator>();
        await migrator.MigrateAsync(names[index - 1]);
        var approved = TimeProvider.System.GetUtcNow().AddDays(-2);
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await AddAsync(connection, "as-approved", "Approved", approved);
        var changed = await AddAsync(connection, "changed-since", "Suspended", approved);
        await AddAsync(connection, "not-approved", "Submitted", null);
        await using (var change = new NpgsqlCommand(Change, connection))
        {
            change.Parameters.AddWithValue("id", changed);
            await change.ExecuteNonQueryAsync();
        }

        const string expected = "as-approved 1326 true, changed-since 1326 false";
        await migrator.MigrateAsync(names[index]);
        Assert.Equal(expected, await KeptAsync(connection));

        await migrator.MigrateAsync(names[index - 1]);
        await migrator.MigrateAsync(names[index]);
        Assert.Equal(expected, await KeptAsync(connection));

        // As a process of the version before approves a store.
        await db.Database.ExecuteSqlAsync(
            $"UPDATE sellers.sellers SET status = 'Approved', approved_at = now() WHERE slug = 'not-approved'"
        );
        Assert.Equal(expected + ", not-approved 1326 true", await KeptAsync(connection));
        NpgsqlConnection.ClearPool(connection);
        await connection.CloseAsync();
        await backing.DropDatabaseAsync(database);
    }

    private static async Task<Guid> AddAsync(
        NpgsqlConnection connection,
        string slug,
        string status,
        DateTimeOffset? approvedAt
    )
    {
        var id = Guid.CreateVersion7();
        await using var command = new NpgsqlCommand(Store, connection);
        command.Parameters.AddWithValue("id", id);
        command.Parameters.AddWithValue("slug", slug);
        command.Parameters.AddWithValue("status", status);
        command.Parameters.AddWithValue(
            "approved",
            NpgsqlTypes.NpgsqlDbType.TimestampTz,
            (object?)approvedAt ?? DBNull.Value
        );
        await command.ExecuteNonQueryAsync();
        return id;
    }

    private static async Task<string> KeptAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(Kept, connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
