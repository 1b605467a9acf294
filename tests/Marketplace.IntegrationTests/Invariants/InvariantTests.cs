using System.Net;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Admin;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Payments;
using Marketplace.IntegrationTests.Payouts;
using Marketplace.MigrationService;
using Marketplace.Modules.Invariants;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.ServiceDefaults;
using Npgsql;
using Settlement = Marketplace.Modules.Payments.Settlement;

namespace Marketplace.IntegrationTests.Invariants;

/// <summary>Each invariant holds over honest data, and is reported when the data is broken on purpose.</summary>
[Setting("Invariants:BudgetMilliseconds", "600000")]
public sealed partial class InvariantTests(ShopApp app) : IClassFixture<ShopApp>, IAsyncLifetime
{
    /// <summary>Orders in many states: waiting, placed, partly refunded, called off, completed, for cash, paid too
    /// late.</summary>
    public async ValueTask InitializeAsync()
    {
        await app.DrainAsync();
        if (await app.ScalarAsync<long>("SELECT COUNT(*) FROM orders.orders") > 0)
            return;
        await app.BuyAsync();
        await app.PaidOrderAsync(1);
        await app.PaidOrderAsync(1);
        await app.BuyAsync(2, 3, PaymentMethod.CashOnDelivery);
        await CompleteAsync(await app.BuyAsync(2, 1, PaymentMethod.CashOnDelivery));
        await RefundAsync(await app.PaidOrderAsync(3, 3), 1);
        await CancelUnitAsync(await app.PaidOrderAsync(8, 3));
        await CancelAsync(await app.PaidOrderAsync(4));
        await CompleteAsync(await app.PaidOrderAsync(5, 1));
        var late = await app.BuyAsync(6);
        await CancelAsync(late);
        await app.SettleAsync(late.Succeeded, "reconciliation");
        var lost = await app.PaidOrderAsync(7, 1);
        await app.InScopeAsync<DisputeSettlementService, Settlement>(s =>
            s.ApplyAsync(
                StripeGateway.Name,
                new("dp_lost", lost.CaptureId, DisputeStatus.Lost, lost.Total, "fraudulent"),
                default
            )
        );
        using var admin = await app.AdminAsync();
        await app.RunPayoutsAsync(admin);
        await app.DrainAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Check_HonestData_EveryInvariantHolds()
    {
        var report = await app.InScopeAsync<InvariantService, InvariantReport>(s => s.CheckAsync(default));
        Assert.True(report.Ok, InvariantAssertions.Broken(report));
        Assert.Equal(Enumerable.Range(1, Invariant.All.Count).Select(i => $"I{i}"), report.Checks.Select(c => c.Code));
        Assert.All(report.Checks, check => Assert.NotEmpty(check.Title));
    }

    [Theory]
    [MemberData(nameof(Breakages))]
    public async Task Check_BrokenOnPurpose_IsReported(string code, string breakage)
    {
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var prepare = new NpgsqlCommand(Unprotect, connection, transaction))
            await prepare.ExecuteNonQueryAsync();
        await using (var harm = new NpgsqlCommand(breakage, connection, transaction))
            Assert.True(await harm.ExecuteNonQueryAsync() > 0, "The breakage breaks nothing.");

        var check = await InvariantAuditor.CheckAsync(
            Invariant.All.Single(i => i.Code == code),
            KeyRange.All,
            connection,
            transaction,
            app.Clock.GetUtcNow(),
            default
        );
        Assert.True(check.Violations > 0, $"{code} did not see it.");
        Assert.NotEmpty(check.Examples);
    }

    [Theory]
    [InlineData(30, 0)]
    [InlineData(90, 1)]
    public async Task Check_ListingsBeyondAPlanJustChanged_AreToleratedForAMinute(int secondsAgo, long violations)
    {
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var now = app.Clock.GetUtcNow();
        var change = $"""
            SET LOCAL session_replication_role = replica; {FreePlanAllowsNothing};
            UPDATE platform.outbox_messages SET type = 'marketplace.subscriptions.subscription-cancelled.v1',
                occurred_at = '{now.AddSeconds(
                -secondsAgo
            ):O}',
                payload = jsonb_build_object('sellerId', {SomeSeller})::text WHERE id = (SELECT id
                    FROM platform.outbox_messages LIMIT 1)
            """;
        await using (var harm = new NpgsqlCommand(change, connection, transaction))
            await harm.ExecuteNonQueryAsync();

        var check = await InvariantAuditor.CheckAsync(
            Invariant.All.Single(i => i.Code == "I13"),
            KeyRange.All,
            connection,
            transaction,
            now,
            default
        );
        Assert.Equal(violations, check.Violations);
    }

    [Fact]
    public async Task Job_BrokenInvariant_FailsAndStandsOnTheDashboardUntilAllHoldAgain()
    {
        using var admin = await app.AdminAsync();
        using var panel = await Panel.SignedInAsync(app, admin);
        Assert.DoesNotContain("Violated invariants", await panel.PageAsync("/admin"), StringComparison.Ordinal);
        await app.ExecuteAsync(
            $"UPDATE products.stock_items SET on_hand = on_hand + 1 WHERE variant_id = {SomeVariant}"
        );
        try
        {
            var failed = await Assert.ThrowsAnyAsync<Exception>(() => app.RunJobAsync("platform.check-invariants"));
            Assert.Contains("broken: I1 (1)", failed.Message, StringComparison.Ordinal);
            var page = await panel.PageAsync("/admin");
            Assert.Contains("Violated invariants", page, StringComparison.Ordinal);
            Assert.Contains("<strong>I1 (1)</strong>", page, StringComparison.Ordinal);
        }
        finally
        {
            await app.ExecuteAsync(
                $"UPDATE products.stock_items SET on_hand = on_hand - 1 WHERE variant_id = {SomeVariant}"
            );
        }

        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await app.RunJobAsync("platform.check-invariants");
        Assert.DoesNotContain("Violated invariants", await panel.PageAsync("/admin"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE ledger.accounts SET currency = 'USD'")]
    [InlineData("DELETE FROM ledger.accounts")]
    [InlineData("TRUNCATE ledger.accounts CASCADE")]
    [InlineData("TRUNCATE subscriptions.invoices CASCADE")]
    public async Task Books_Changed_AreRefusedByTheDatabase(string change)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => app.ExecuteAsync(change));
        Assert.Equal(PostgresErrorCodes.RestrictViolation, refused.SqlState);
    }

    [Fact]
    public async Task Entry_BalancedPostingsAddedLater_AreRefusedByTheDatabase()
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            app.ExecuteAsync(
                $"""
                INSERT INTO ledger.postings (entry_id, line, account_code, debit_minor, credit_minor)
                SELECT {SomeEntry}, 90 + n, 'psp_clearing', CASE n WHEN 1 THEN 5 ELSE 0 END,
                    CASE n WHEN 1 THEN 0 ELSE 5 END FROM generate_series(1, 2) AS n
                """
            )
        );
        Assert.Equal(PostgresErrorCodes.CheckViolation, refused.SqlState);
    }

    [Fact]
    public async Task Breakages_AllTogether_CoverEveryInvariant() =>
        Assert.Equal(Invariant.All.Select(i => i.Code).Order(), Breakages.Select(b => b.Data.Item1).Distinct().Order());

    [Fact]
    public async Task GetInvariants_Admin_SeesThemAndOthersDoNot()
    {
        using var admin = await app.AdminAsync();
        var report = await (await admin.Client.GetAsync("/api/v1/admin/invariants")).JsonAsync(HttpStatusCode.OK);
        Assert.True(report.GetProperty("ok").GetBoolean());
        Assert.Equal(Invariant.All.Count, report.GetProperty("checks").GetArrayLength());
        (await app.Buyer.Client.GetAsync("/api/v1/admin/invariants")).Expect(HttpStatusCode.Forbidden);
        (await app.Anonymous.GetAsync("/api/v1/admin/invariants")).Expect(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Job_HonestData_SaysSo()
    {
        await app.RunJobAsync("platform.check-invariants");
        Assert.Equal(
            $"all {Invariant.All.Count} invariants hold",
            await app.ScalarAsync<string>(
                "SELECT detail FROM platform.job_runs WHERE name = 'platform.check-invariants' ORDER BY started_at "
                    + "DESC LIMIT 1"
            )
        );
    }

    [Fact]
    public async Task Verify_HonestThenBroken_ExitCodeTells()
    {
        var backing = await TestBacking.SharedAsync();
        var database = await backing.CloneDatabaseAsync();
        try
        {
            var output = new StringWriter();
            Assert.Equal(
                0,
                await VerifyCommand.RunAsync([VerifyCommand.Option, "--database", database], output, default)
            );
            Assert.Contains($"All {Invariant.All.Count} invariants hold.", output.ToString(), StringComparison.Ordinal);

            await ExecuteAsync(
                database,
                "INSERT INTO products.stock_items (variant_id, product_id, seller_id, on_hand, reserved, "
                    + "low_threshold, is_listed, version) VALUES (gen_random_uuid(), gen_random_uuid(), "
                    + "gen_random_uuid(), 7, 0, 5, true, 1)"
            );
            output = new StringWriter();
            Assert.Equal(
                1,
                await VerifyCommand.RunAsync([VerifyCommand.Option, "--database", database], output, default)
            );
            Assert.Contains("I1   BROKEN        1", output.ToString(), StringComparison.Ordinal);
            Assert.Contains("on hand 7, movements 0", output.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            await backing.DropDatabaseAsync(database);
        }
    }

    [Fact]
    public async Task Verify_EmptyDatabase_SaysThatTheSchemaIsMissing()
    {
        var refused = await Assert.ThrowsAsync<CannotStartException>(() =>
            VerifyCommand.RunAsync(
                new NpgsqlConnectionStringBuilder(app.ConnectionString) { Database = "postgres" }.ConnectionString,
                TimeProvider.System,
                TextWriter.Null,
                default
            )
        );
        Assert.Contains("Migrate it first", refused.Message, StringComparison.Ordinal);
    }

    private static async Task ExecuteAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task RefundAsync(Sale sale, int units)
    {
        var input = new RefundOrder(
            sale.OrderId,
            OrderActor.Seller(app.SellingActor, app.Seller.SellerId),
            [new(sale.LineId, units)],
            "seller.goodwill"
        );
        var refund = await app.InScopeAsync<OrderRefundService, Result<RefundSummary>>(s =>
            s.RefundAsync(input, default)
        );
        Assert.True(refund.Succeeded, refund.Error?.Code);
        await PayBack.AllAsync(app, sale.PaymentId);
    }

    private async Task CancelAsync(Sale sale)
    {
        await MoveAsync(sale, OrderCommand.Cancel, OrderActor.Buyer(app.BuyingActor));
        await PayBack.AllAsync(app, sale.PaymentId);
    }

    private async Task CompleteAsync(Sale sale)
    {
        var seller = OrderActor.Seller(app.SellingActor, app.Seller.SellerId);
        foreach (
            var (command, by) in new[]
            {
                (OrderCommand.Confirm, seller),
                (OrderCommand.Ship, seller),
                (OrderCommand.Deliver, seller),
                (OrderCommand.Accept, OrderActor.Buyer(app.BuyingActor)),
            }
        )
        {
            await MoveAsync(sale, command, by);
        }
    }

    private async Task CancelUnitAsync(Sale sale)
    {
        var input = new CancelUnits(
            sale.OrderId,
            OrderActor.Seller(app.SellingActor, app.Seller.SellerId),
            [new(sale.LineId, 1)],
            OrderReasons.OutOfStock,
            null
        );
        Assert.True(
            (await app.InScopeAsync<CancellationService, Result>(s => s.CancelAsync(input, default))).Succeeded
        );
    }

    private async Task MoveAsync(Sale sale, OrderCommand command, OrderActor by)
    {
        var moved = await app.InScopeAsync<OrderService, Result>(s =>
            s.MoveAsync(new(sale.OrderId, command, by), default)
        );
        Assert.True(moved.Succeeded, moved.Error?.Code);
    }
}
