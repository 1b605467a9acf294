using Marketplace.IntegrationTests.Infrastructure;
using Npgsql;

namespace Marketplace.IntegrationTests.Payments;

/// <summary>The database itself keeps the book right: entries balance, and nothing written is changed.</summary>
public sealed class LedgerTests(ShopApp app) : IClassFixture<ShopApp>
{
    private const string Entry =
        "INSERT INTO ledger.entries (id, kind, ref_type, ref_id, number, at, posting_count) VALUES "
        + "('0198c0de-0000-7000-8000-0000000000aa', 'OrderPaid', 'order', gen_random_uuid(), 1, now(), 2);";
    private const string Account =
        "INSERT INTO ledger.accounts (code, type, currency) VALUES ('psp_clearing', 'Asset', 'TRY'), ('late_payments', "
        + "'Liability', 'TRY') ON CONFLICT DO NOTHING;";

    [Theory]
    [InlineData("")]
    [InlineData(
        "INSERT INTO ledger.postings VALUES ('0198c0de-0000-7000-8000-0000000000aa', 1, 'psp_clearing', 100, 0);"
    )]
    [InlineData(
        "INSERT INTO ledger.postings VALUES ('0198c0de-0000-7000-8000-0000000000aa', 1, 'psp_clearing', 100, 0), "
            + "('0198c0de-0000-7000-8000-0000000000aa', 2, 'late_payments', 0, 99);"
    )]
    public async Task Commit_EntryDoesNotBalance_IsRefused(string postings)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            InTransactionAsync(Account + Entry + postings, mayFailEarly: false)
        );
        Assert.Equal(PostgresErrorCodes.CheckViolation, refused.SqlState);
    }

    /// <summary>Another posting for an entry that was right.</summary>
    [Fact]
    public async Task Commit_PostingAddedLater_IsRefused()
    {
        var sale = await app.PaidOrderAsync();
        var added = $"""
            INSERT INTO ledger.postings SELECT id, 99, 'psp_clearing', 1, 0 FROM ledger.entries
                WHERE ref_id = '{sale.OrderId}'
            """;
        Assert.Equal(
            PostgresErrorCodes.CheckViolation,
            (await Assert.ThrowsAsync<PostgresException>(() => InTransactionAsync(added, mayFailEarly: false))).SqlState
        );
    }

    [Theory]
    [InlineData("UPDATE ledger.entries SET kind = 'OrderCompleted'")]
    [InlineData("UPDATE ledger.postings SET debit_minor = debit_minor + 1 WHERE debit_minor > 0")]
    [InlineData("DELETE FROM ledger.postings")]
    [InlineData("DELETE FROM ledger.entries")]
    [InlineData("TRUNCATE ledger.postings CASCADE")]
    [InlineData("TRUNCATE ledger.entries CASCADE")]
    public async Task Change_AnythingWritten_IsRefused(string change)
    {
        await app.PaidOrderAsync();
        var refused = await Assert.ThrowsAsync<PostgresException>(() => InTransactionAsync(change, mayFailEarly: true));
        Assert.Equal("23001", refused.SqlState);
    }

    private async Task InTransactionAsync(string sql, bool mayFailEarly)
    {
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        var written = await Record.ExceptionAsync(() => command.ExecuteNonQueryAsync());
        if (written is not null && mayFailEarly)
            throw written;
        Assert.Null(written);
        await transaction.CommitAsync();
    }
}
