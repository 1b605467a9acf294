using System.Net;
using System.Text.Json;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Admin;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Orders;

namespace Marketplace.IntegrationTests.Payments;

/// <summary>What administrators see and do with deliveries, refunds, the reconciliation and the book.</summary>
public sealed class PaymentsAdminEndpointsTests(ShopApp app) : IClassFixture<ShopApp>
{
    private const string Inbox = "/api/v1/admin/webhook-inbox";

    [Fact]
    public async Task Inbox_OfAPayment_ListsAndShowsWhatCame()
    {
        using var admin = await app.AdminAsync();
        var sale = await app.BuyAsync();
        var id = await DeliverAsync(sale, sale.Total.Amount);
        var listed = Assert.Single(
            Rows(
                await (await admin.Client.GetAsync($"{Inbox}?paymentId={sale.PaymentId}")).JsonAsync(HttpStatusCode.OK)
            )
        );
        Assert.Equal(
            (id, "processed"),
            (listed.GetProperty("eventId").GetString(), listed.GetProperty("status").GetString())
        );
        Assert.Empty(
            Rows(
                await (await admin.Client.GetAsync($"{Inbox}?paymentId={sale.PaymentId}&status=failed")).JsonAsync(
                    HttpStatusCode.OK
                )
            )
        );

        var shown = await (await admin.Client.GetAsync($"{Inbox}/stripe/{id}")).JsonAsync(HttpStatusCode.OK);
        Assert.Equal("checkout.session.completed", shown.GetProperty("message").GetProperty("type").GetString());
        Assert.Equal(id, shown.GetProperty("payload").GetProperty("id").GetString());
        await (await admin.Client.GetAsync($"{Inbox}/stripe/evt_unknown")).ProblemAsync(404, "resource.not_found");
        (await app.Buyer.Client.GetAsync(Inbox)).Expect(HttpStatusCode.Forbidden);
        (await app.Anonymous.GetAsync(Inbox)).Expect(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Reprocess_FailedAndProcessed_HandlesTheOneAndLeavesTheOther()
    {
        using var admin = await app.AdminAsync();
        var sale = await app.BuyAsync();
        var failed = await DeliverAsync(sale, sale.Total.Amount - 1);
        var again = await (await admin.Client.PostAsync($"{Inbox}/stripe/{failed}/reprocess", null)).JsonAsync(
            HttpStatusCode.OK
        );
        Assert.Equal("failed", again.GetProperty("message").GetProperty("status").GetString());
        Assert.Equal(1, await AuditedAsync("webhook.reprocess", $"stripe/{failed}"));

        var processed = await DeliverAsync(sale, sale.Total.Amount);
        await (await admin.Client.PostAsync($"{Inbox}/stripe/{processed}/reprocess", null)).ProblemAsync(
            409,
            "webhook.not_reprocessable"
        );
        await (await admin.Client.PostAsync($"{Inbox}/stripe/evt_unknown/reprocess", null)).ProblemAsync(
            404,
            "resource.not_found"
        );
    }

    [Fact]
    public async Task Dismiss_Failed_CountsNoLongerAndIsAuditedOnce()
    {
        using var admin = await app.AdminAsync();
        using var support = await app.SupportAsync();
        var sale = await app.BuyAsync();
        var id = await DeliverAsync(sale, sale.Total.Amount - 1);
        var path = $"{Inbox}/stripe/{id}/dismiss";
        var reason = new { reason = "paid back at the provider" };

        (await support.Client.SendJsonAsync(HttpMethod.Post, path, reason)).Expect(HttpStatusCode.Forbidden);
        await (await admin.Client.SendJsonAsync(HttpMethod.Post, path, new { reason = "" })).ProblemAsync(
            400,
            "validation.failed"
        );
        (await admin.Client.SendJsonAsync(HttpMethod.Post, path, reason)).Expect(HttpStatusCode.NoContent);
        (await admin.Client.SendJsonAsync(HttpMethod.Post, path, reason)).Expect(HttpStatusCode.NoContent);
        Assert.Equal(1, await AuditedAsync("webhook.dismiss", $"stripe/{id}"));
        var shown = await (await admin.Client.GetAsync($"{Inbox}/stripe/{id}")).JsonAsync(HttpStatusCode.OK);
        Assert.Equal("dismissed", shown.GetProperty("message").GetProperty("status").GetString());

        var processed = await DeliverAsync(sale, sale.Total.Amount);
        await (
            await admin.Client.SendJsonAsync(HttpMethod.Post, $"{Inbox}/stripe/{processed}/dismiss", reason)
        ).ProblemAsync(409, "webhook.not_dismissable");
        await (
            await admin.Client.SendJsonAsync(HttpMethod.Post, $"{Inbox}/stripe/evt_unknown/dismiss", reason)
        ).ProblemAsync(404, "resource.not_found");
    }

    [Fact]
    public async Task Dismiss_OnThePage_TakesItOffTheDashboard()
    {
        using var admin = await app.AdminAsync();
        using var panel = await Panel.SignedInAsync(app, admin);
        var sale = await app.BuyAsync();
        var path = $"/admin/webhooks/stripe/{await DeliverAsync(sale, sale.Total.Amount - 1)}";
        var answer = await panel.SendAsync(
            path + "/dismiss",
            await panel.PageAsync(path),
            ("reason", "settled by hand")
        );
        Assert.Equal(path, answer.Headers.Location?.ToString());
        var after = await panel.PageAsync(path);
        Assert.Contains("Delivery dismissed.", after, StringComparison.Ordinal);
        Assert.DoesNotContain("/dismiss\"", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Purge_DeliveriesDoneWithLongAgo_AreForgottenAndTheOthersStay()
    {
        var sale = await app.BuyAsync();
        var (failed, processed) = (
            await DeliverAsync(sale, sale.Total.Amount - 1),
            await DeliverAsync(sale, sale.Total.Amount)
        );
        await app.RunJobAsync("payments.purge-webhooks");
        Assert.Equal(2, await KeptAsync());
        await app.ExecuteAsync(
            $"""
            UPDATE payments.webhook_inbox SET handled_at = handled_at - INTERVAL '31 days'
                WHERE event_id IN ('{failed}', '{processed}')
            """
        );
        await app.RunJobAsync("payments.purge-webhooks");
        Assert.Equal(
            failed,
            await app.ScalarAsync<string>(
                $"SELECT event_id FROM payments.webhook_inbox WHERE event_id IN ('{failed}', '{processed}')"
            )
        );

        Task<long> KeptAsync() =>
            app.ScalarAsync<long>(
                $"SELECT COUNT(*) FROM payments.webhook_inbox WHERE event_id IN ('{failed}', '{processed}')"
            );
    }

    [Fact]
    public async Task RetryRefund_FailedOne_IsPromisedAgain()
    {
        using var admin = await app.AdminAsync();
        var sale = await app.PaidOrderAsync();
        Assert.True(
            (
                await app.InScopeAsync<OrderService, Result>(s =>
                    s.MoveAsync(new(sale.OrderId, OrderCommand.Cancel, OrderActor.Buyer(app.BuyingActor)), default)
                )
            ).Succeeded
        );
        var refund = await app.ScalarAsync<Guid>(
            $"SELECT id FROM payments.refunds WHERE payment_id = '{sale.PaymentId}'"
        );
        await (await RetryAsync(refund)).ProblemAsync(409, "refund.not_failed");
        Assert.DoesNotContain(await FailedAsync(), id => id == sale.PaymentId);

        await app.ExecuteAsync(
            $"""
            UPDATE payments.refunds SET status = 'Failed', next_attempt_at = NULL
                WHERE id = '{refund}'; UPDATE payments.payments SET refund_pending_minor = 0
                WHERE id = '{sale.PaymentId}'
            """
        );
        Assert.Contains(await FailedAsync(), id => id == sale.PaymentId);
        (await RetryAsync(refund)).Expect(HttpStatusCode.NoContent);
        Assert.Equal(
            "Pending",
            await app.ScalarAsync<string>($"SELECT status FROM payments.refunds WHERE id = '{refund}'")
        );
        Assert.Equal(
            sale.Total.Amount,
            await app.ScalarAsync<long>(
                $"SELECT refund_pending_minor FROM payments.payments WHERE id = '{sale.PaymentId}'"
            )
        );
        await (await RetryAsync(Guid.CreateVersion7())).ProblemAsync(404, "resource.not_found");

        Task<HttpResponseMessage> RetryAsync(Guid id) =>
            admin.Client.PostAsync($"/api/v1/admin/refunds/{id}/retry", null);
        async Task<IEnumerable<Guid>> FailedAsync() =>
            Rows(
                    await (await admin.Client.GetAsync("/api/v1/admin/payments?refund=failed&limit=100")).JsonAsync(
                        HttpStatusCode.OK
                    )
                )
                .Select(p => p.GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task RunReconciliation_Asked_WaitsForTheWorkerOnce()
    {
        using var admin = await app.AdminAsync();
        for (var i = 0; i < 2; i++)
            (await admin.Client.PostAsync("/api/v1/admin/reconciliation/run", null)).Expect(HttpStatusCode.Accepted);
        Assert.Equal(1, await app.JobRunCountAsync("payments.reconcile", "Requested"));
        (await app.Seller.Client.PostAsync("/api/v1/admin/reconciliation/run", null)).Expect(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Ledger_OfAPaidOrder_HasItsEntryAndBalancesOverAll()
    {
        using var support = await app.SupportAsync();
        var sale = await app.PaidOrderAsync();
        var entry = Assert.Single(
            Rows(
                await (await support.Client.GetAsync($"/api/v1/admin/ledger/entries?refId={sale.OrderId}")).JsonAsync(
                    HttpStatusCode.OK
                )
            )
        );
        Assert.Equal("order_paid", entry.GetProperty("kind").GetString());
        var postings = entry.GetProperty("postings").EnumerateArray().ToList();
        Assert.Equal(sale.Total.Amount, postings.Sum(p => p.GetProperty("debitMinor").GetInt64()));
        Assert.Equal(sale.Total.Amount, postings.Sum(p => p.GetProperty("creditMinor").GetInt64()));
        Assert.Contains(
            Rows(
                await (
                    await support.Client.GetAsync("/api/v1/admin/ledger/entries?account=psp_clearing&limit=100")
                ).JsonAsync(HttpStatusCode.OK)
            ),
            e => e.GetProperty("refId").GetGuid() == sale.OrderId
        );

        var balances = (
            await (await support.Client.GetAsync("/api/v1/admin/ledger/balances")).JsonAsync(HttpStatusCode.OK)
        )
            .GetProperty("data")
            .EnumerateArray()
            .ToList();
        Assert.Contains(balances, b => b.GetProperty("account").GetString() == "seller:*:pending");
        Assert.Equal(
            balances.Sum(b => b.GetProperty("debitMinor").GetInt64()),
            balances.Sum(b => b.GetProperty("creditMinor").GetInt64())
        );
        (await app.Seller.Client.GetAsync("/api/v1/admin/ledger/balances")).Expect(HttpStatusCode.Forbidden);
        (await app.Anonymous.GetAsync("/api/v1/admin/ledger/entries")).Expect(HttpStatusCode.Unauthorized);
    }

    private async Task<string> DeliverAsync(Sale sale, long amount)
    {
        var id = Deliveries.NewId();
        (await app.DeliverAsync(Deliveries.SessionCompleted(sale, id, amount))).Expect(HttpStatusCode.OK);
        return id;
    }

    private static IEnumerable<JsonElement> Rows(JsonElement page) => page.GetProperty("data").EnumerateArray();

    private Task<long> AuditedAsync(string action, string objectId) => app.AuditCountAsync(action, objectId);
}
