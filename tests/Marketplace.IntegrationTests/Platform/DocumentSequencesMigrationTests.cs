using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.MigrationService;
using Marketplace.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace Marketplace.IntegrationTests.Platform;

/// <summary>Invoice numbers of the version before go on, whichever of the two versions issues the next one.</summary>
public sealed class DocumentSequencesMigrationTests
{
    // As the version before issues a number.
    private const string OldNext = """
        INSERT INTO subscriptions.invoice_sequences AS s (year, last) VALUES (@year, 1)
        ON CONFLICT (year) DO UPDATE SET last = s.last + 1 RETURNING last
        """;

    private const string NewNext = """
        INSERT INTO platform.document_sequences AS s (series, year, last) VALUES ('INV', @year, 1)
        ON CONFLICT (series, year) DO UPDATE SET last = s.last + 1 RETURNING last
        """;

    [Fact]
    public async Task Migrate_NumbersIssuedBefore_GoOnInBothVersionsAndBack()
    {
        var backing = await TestBacking.SharedAsync();
        var database = await backing.EmptyDatabaseAsync();
        var options = new DbContextOptionsBuilder<MarketplaceDbContext>().UseNpgsql(database);
        MigrationComposition.ConfigureContext(options);
        await using var db = new MarketplaceDbContext((DbContextOptions<MarketplaceDbContext>)options.Options);
        var names = db.Database.GetMigrations().ToList();
        var index = names.FindIndex(n => n.EndsWith("_AddDocumentSequences", StringComparison.Ordinal));
        var migrator = db.GetService<IMigrator>();
        await migrator.MigrateAsync(names[index - 1]);
        var year = TimeProvider.System.GetUtcNow().Year;
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO subscriptions.invoice_sequences (year, last) VALUES ({year}, 7), ({year - 1}, 41)"
        );

        await migrator.MigrateAsync(names[index]);

        Assert.Equal(42, await NextAsync(database, NewNext, year - 1));
        Assert.Equal(43, await NextAsync(database, OldNext, year - 1));
        var numbers = await Races.AtOnceAsync(50, i => NextAsync(database, i % 2 == 0 ? OldNext : NewNext, year));
        Assert.Equal(Enumerable.Range(8, 50), numbers.Order());
        var nextYear = await Races.AtOnceAsync(20, i => NextAsync(database, i % 2 == 0 ? OldNext : NewNext, year + 1));
        Assert.Equal(Enumerable.Range(1, 20), nextYear.Order());

        await migrator.MigrateAsync(names[index - 1]);
        Assert.Equal(58, await NextAsync(database, OldNext, year));
        Assert.Equal(21, await NextAsync(database, OldNext, year + 1));

        await migrator.MigrateAsync(names[index]);
        Assert.Equal(59, await NextAsync(database, NewNext, year));
        NpgsqlConnection.ClearPool(new NpgsqlConnection(database));
        await backing.DropDatabaseAsync(database);
    }

    private static async Task<int> NextAsync(string database, string sql, int year)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddWithValue("year", year);
        return (int)(await command.ExecuteScalarAsync())!;
    }
}
