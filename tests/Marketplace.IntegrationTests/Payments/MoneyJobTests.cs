using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Notifications;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.IntegrationTests.Payments;

/// <summary>The jobs that look after money: one bad row, a dead provider or one that forgot does not stop the rest;
/// people are told once.</summary>
public sealed class MoneyJobTests(ShopApp app) : IClassFixture<ShopApp>, IAsyncLifetime
{
    /// <summary>Each test begins with nothing due.</summary>
    public async ValueTask InitializeAsync()
    {
        await app.ExecuteAsync(
            "DELETE FROM payments.refunds; DELETE FROM payments.payment_attempts; DELETE FROM payments.payments;"
        );
        await app.Provider.ForgetAsync();
    }

    public ValueTask DisposeAsync()
    {
        app.Provider.Interfere = null;
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task SendRefunds_OneCannotBeRead_OthersAreSentAndItWaits()
    {
        var (bad, good) = (await CalledOffAsync(), await CalledOffAsync());
        await app.ExecuteAsync(
            $"""
            UPDATE payments.refunds SET lines = '["none"]'
                WHERE payment_id = '{bad.PaymentId}'; UPDATE payments.refunds
                SET next_attempt_at = now() - INTERVAL '1 hour' WHERE payment_id = '{bad.PaymentId}'
            """
        );
        Assert.Contains("1 of 2 refunds", await app.FailJobAsync("payments.send-refunds"), StringComparison.Ordinal);
        await ShopApp.EventuallyAsync(
            "the other refund is paid",
            async () => (await app.PaymentAsync(good.PaymentId)).Refunded == good.Total
        );
        await app.RunJobAsync("payments.send-refunds");
        Assert.Equal(
            1,
            await app.ScalarAsync<long>(
                $"""
                SELECT COUNT(*) FROM payments.refunds WHERE payment_id = '{bad.PaymentId}'
                    AND next_attempt_at > now() + INTERVAL '5 minutes'
                """
            )
        );
    }

    [Fact]
    public async Task PollPayments_OneCannotBeRead_OthersAreLookedAfterAndItWaits()
    {
        var ((bad, _), (good, _)) = (await app.OpenAsync(), await app.OpenAsync());
        await OverdueAllAsync();
        await app.ExecuteAsync(
            $"UPDATE payments.payment_attempts SET outcome = 'Nonsense' WHERE payment_id = '{bad.PaymentId}'"
        );
        Assert.Contains("1 of 2 payments", await app.FailJobAsync("payments.poll"), StringComparison.Ordinal);
        Assert.Equal(PaymentStatus.Expired, (await app.PaymentAsync(good.PaymentId)).Status);
        await app.RunJobAsync("payments.poll");
    }

    [Fact]
    public async Task Reconcile_OneCannotBeRead_OthersAreSettled()
    {
        var ((bad, badPage), (good, goodPage)) = (await app.OpenAsync(), await app.OpenAsync());
        await app.Provider.PayAsync(goodPage, "lost");
        await app.Provider.PayAsync(badPage, "lost");
        await app.ExecuteAsync(
            $"UPDATE payments.payment_attempts SET outcome = 'Nonsense' WHERE payment_id = '{bad.PaymentId}'"
        );
        Assert.Contains("1 payments", await app.FailJobAsync(PaymentsModule.ReconcileJob), StringComparison.Ordinal);
        Assert.Equal(OrderStatus.Placed, (await app.OrderAsync(good.OrderId)).Status);
    }

    [Fact]
    public async Task PollPayments_ProviderDoesNotAnswer_ThreeAreAskedAboutAndTheRestWaits()
    {
        for (var i = 0; i < 5; i++)
            await app.OpenAsync();
        await OverdueAllAsync();
        var asked = new ConcurrentDictionary<string, bool>();
        app.Provider.Interfere = (context, _) =>
        {
            asked[context.Request.Path] = true;
            context.Abort();
            return Task.CompletedTask;
        };
        await app.RunJobAsync("payments.poll");
        Assert.Equal(3, asked.Count);
        app.Provider.Interfere = null;
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await app.RunJobAsync("payments.poll");
        Assert.Equal(5, await app.ScalarAsync<long>("SELECT COUNT(*) FROM payments.payments WHERE status = 'Expired'"));
    }

    [Fact]
    public async Task SendRefunds_ProviderDoesNotAnswer_ThreeAreTriedAndTheRestWaits()
    {
        for (var i = 0; i < 5; i++)
            await CalledOffAsync();
        var keys = new ConcurrentDictionary<string, bool>();
        app.Provider.Interfere = (context, _) =>
        {
            keys[context.Request.Headers["Idempotency-Key"].ToString()] = true;
            context.Abort();
            return Task.CompletedTask;
        };
        await app.RunJobAsync("payments.send-refunds");
        Assert.Equal(3, keys.Count);
    }

    /// <summary>As after a restart of the simulator.</summary>
    [Fact]
    public async Task PollPayments_ProviderForgotThePage_PaymentEndsAndIsNotAskedAboutAgain()
    {
        var ((due, _), (calledOff, _)) = (await app.OpenAsync(), await app.OpenAsync());
        await app.CancelAsync(calledOff);
        await app.Provider.ForgetAsync();
        await OverdueAllAsync();
        await app.RunJobAsync("payments.poll");
        var (first, second) = (await app.PaymentAsync(due.PaymentId), await app.PaymentAsync(calledOff.PaymentId));
        Assert.Equal(
            (PaymentStatus.Expired, PaymentStatus.Cancelled, false, false),
            (first.Status, second.Status, first.CloseAtProvider, second.CloseAtProvider)
        );
        Assert.Equal(OrderStatus.Expired, (await app.OrderAsync(due.OrderId)).Status);
        app.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Empty(
            await app.InScopeAsync<IPaymentRepository, IReadOnlyList<Guid>>(p =>
                p.ListDueAsync(app.Clock.GetUtcNow(), 100, default)
            )
        );
    }

    [Fact]
    public async Task Reconcile_MoneyThatOneSideDoesNotKnow_IsToldOnce()
    {
        var sale = await app.PaidOrderAsync();
        var foreign = await app.Provider.TakeForeignMoneyAsync(4_200);
        var (mismatch, page) = await app.OpenAsync();
        await app.Provider.PayAsync(page, "wrong_amount");
        await ShopApp.EventuallyAsync(
            "the mismatch is told",
            async () => await app.EventsOfAsync(mismatch.PaymentId, "payments.mismatch-detected") > 0
        );
        var alerts = (await ReconcileAsync())!.Alerts;
        Assert.Contains(alerts, alert => alert.StartsWith(sale.PaymentId.ToString(), StringComparison.Ordinal));
        Assert.Contains(alerts, alert => alert.StartsWith(foreign, StringComparison.Ordinal));
        Assert.Equal(3, alerts.Count);
        Assert.Empty((await ReconcileAsync())!.Alerts);
        Assert.Equal(1, await app.EventsOfAsync(mismatch.PaymentId, "payments.mismatch-detected"));
    }

    [Fact]
    public async Task Mismatch_Administrator_SeesTheTaskAndSettlesItOnce()
    {
        var sale = await app.BuyAsync();
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(
                SettlementOutcome.Mismatch,
                (await app.SettleAsync(sale.Succeeded with { Amount = null }, "webhook")).Outcome
            );
        }

        Assert.Equal(
            (0L, 1L),
            (
                (await app.PaymentAsync(sale.PaymentId)).CapturedMinor,
                await app.EventsOfAsync(sale.PaymentId, "payments.mismatch-detected")
            )
        );
        using var admin = await app.AdminAsync();
        Assert.Equal(1, (await GetAsync(admin, "/admin/dashboard")).GetProperty("mismatchedPayments").GetInt64());
        Assert.Equal(
            sale.PaymentId,
            Assert
                .Single((await GetAsync(admin, "/admin/payments?mismatch=true")).GetProperty("data").EnumerateArray())
                .GetProperty("id")
                .GetGuid()
        );
        Assert.Equal(
            JsonValueKind.Null,
            (await GetAsync(admin, $"/admin/payments/{sale.PaymentId}"))
                .GetProperty("mismatch")
                .GetProperty("received")
                .ValueKind
        );
        var path = $"/api/v1/admin/payments/{sale.PaymentId}/mismatch/resolve";
        var settled = new { reason = "Paid back at the provider", reference = "re_123" };
        await (await admin.Client.SendJsonAsync(HttpMethod.Post, path, new { settled.reason })).ProblemAsync(
            400,
            "validation.failed"
        );
        (await admin.Client.SendJsonAsync(HttpMethod.Post, path, settled)).Expect(HttpStatusCode.NoContent);
        await (await admin.Client.SendJsonAsync(HttpMethod.Post, path, settled)).ProblemAsync(
            409,
            "payment.no_mismatch"
        );
        var mismatch = (await GetAsync(admin, $"/admin/payments/{sale.PaymentId}")).GetProperty("mismatch");
        Assert.Equal(
            ("Paid back at the provider", "re_123"),
            (mismatch.GetProperty("reason").GetString(), mismatch.GetProperty("reference").GetString())
        );
        await (
            await admin.Client.SendJsonAsync(
                HttpMethod.Post,
                $"/api/v1/admin/payments/{Guid.CreateVersion7()}/mismatch/resolve",
                settled
            )
        ).ProblemAsync(404, "resource.not_found");
        Assert.Equal(0, (await GetAsync(admin, "/admin/dashboard")).GetProperty("mismatchedPayments").GetInt64());
        using var support = await app.SupportAsync();
        (await support.Client.SendJsonAsync(HttpMethod.Post, path, settled)).Expect(HttpStatusCode.Forbidden);
    }

    /// <summary>The money is there, but it is not what was asked for: the buyer must not pay again.</summary>
    [Fact]
    public async Task Mismatch_UntilItIsSettled_TheBuyerIsToldNotToPayAgain()
    {
        var sale = await app.BuyAsync();
        var delivery = Deliveries.SessionCompleted(sale, amount: 1);
        (await app.DeliverAsync(delivery)).Expect(HttpStatusCode.OK);
        var expired = await app.InScopeAsync<UnpaidPurchaseService, Result>(s =>
            s.ExpireAsync(sale.PurchaseId, OrderReasons.PaymentTimeout, default)
        );
        Assert.True(expired.Succeeded, expired.Error?.Code);
        await app.DrainAsync();
        var notifications = await app.QueryAsync(db =>
            db.Set<Notification>().AsNoTracking().Where(n => n.UserId == app.Buyer.UserId).ToListAsync()
        );
        var told = notifications
            .Where(n =>
                n.Params.Contains(sale.OrderId.ToString(), StringComparison.Ordinal)
                || n.Params.Contains(sale.PaymentId.ToString(), StringComparison.Ordinal)
            )
            .Select(n => n.Template)
            .ToArray();
        Assert.Contains("payment.mismatch_received", told);
        Assert.Contains("order.expired_mismatch", told);
        Assert.DoesNotContain("order.expired", told);

        using var admin = await app.AdminAsync();
        (
            await admin.Client.SendJsonAsync(
                HttpMethod.Post,
                $"/api/v1/admin/payments/{sale.PaymentId}/mismatch/resolve",
                new { reason = "Paid back at the provider", reference = "re_124" }
            )
        ).Expect(HttpStatusCode.NoContent);
        Assert.Equal(
            WebhookStatus.Dismissed,
            await app.QueryAsync(db =>
                db.Set<WebhookMessage>().Where(m => m.PaymentId == sale.PaymentId).Select(m => m.Status).SingleAsync()
            )
        );
    }

    // Captured at the provider's page, so that the provider can pay it back.
    private async Task<Sale> CalledOffAsync()
    {
        var (sale, page) = await app.OpenAsync();
        await app.Provider.PayAsync(page);
        await ShopApp.EventuallyAsync(
            "the order is placed",
            async () => (await app.OrderAsync(sale.OrderId)).Status == OrderStatus.Placed
        );
        await app.CancelAsync(sale);
        return sale;
    }

    private Task<ReconciliationReport?> ReconcileAsync() =>
        app.InScopeAsync<PaymentReconciliationService, ReconciliationReport?>(r => r.RunAsync(default));

    private static async Task<JsonElement> GetAsync(SignIn admin, string path) =>
        await (await admin.Client.GetAsync("/api/v1" + path)).JsonAsync(HttpStatusCode.OK);

    /// <summary>As if every payment had been asked for twenty minutes earlier.</summary>
    private Task OverdueAllAsync() =>
        app.ExecuteAsync("UPDATE payments.payments SET expires_at = expires_at - INTERVAL '20 minutes'");
}
