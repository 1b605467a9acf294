using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Marketplace.IntegrationTests.Payments;

/// <summary>News at the wrong moment: before our own commit, while the database is busy, when a process ends in
/// between.</summary>
[StoppedClock]
[Setting("Logging:LogLevel:Marketplace.Modules.Payments", "Information")]
public sealed class WebhookTimingTests(ShopApp app) : IClassFixture<ShopApp>
{
    private const string Retry = "payments.retry-webhooks";

    [Fact]
    public async Task Receive_BeforeThePaymentIsKnown_WaitsAsPromisedAndIsAppliedThen()
    {
        var sale = await app.BuyAsync();
        var hidden = Ids.New(app.Clock);
        await RenameAsync(sale.PaymentId, hidden);
        var body = Deliveries.SessionCompleted(sale);
        (await app.DeliverAsync(body)).Expect(HttpStatusCode.OK);
        foreach (var seconds in (int[])[1, 5, 30, 120])
        {
            var message = await MessageAsync(body);
            Assert.Equal(WebhookStatus.Parked, message.Status);
            Assert.Equal(
                app.Clock.GetUtcNow().AddSeconds(seconds),
                message.NextAttemptAt!.Value,
                TimeSpan.FromMilliseconds(1)
            );
            app.Clock.Advance(TimeSpan.FromSeconds(seconds));
            await app.RunJobAsync(Retry);
        }

        await RenameAsync(hidden, sale.PaymentId);
        Assert.Equal(OrderStatus.PendingPayment, (await app.OrderAsync(sale.OrderId)).Status);
        app.Clock.Advance(TimeSpan.FromMinutes(10));
        await app.RunJobAsync(Retry);
        Assert.Equal(WebhookStatus.Processed, (await MessageAsync(body)).Status);
        Assert.Equal(OrderStatus.Placed, (await app.OrderAsync(sale.OrderId)).Status);
    }

    /// <summary>Somebody holds the purchase's row until after the answer.</summary>
    [Fact]
    public async Task Receive_HandlingTakesTooLong_IsAnsweredBeforeAndHandledLater()
    {
        var sale = await app.BuyAsync();
        var body = Deliveries.SessionCompleted(sale);
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync();
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await HoldAsync(sale, connection, transaction);
            app.Clock.Patience = 1;
            (await app.DeliverAsync(body)).Expect(HttpStatusCode.OK);
            app.Clock.Patience = TestClock.Generous;
            Assert.Equal(WebhookStatus.Received, (await MessageAsync(body)).Status);
        }

        await LaterAsync(body, sale);
    }

    /// <summary>The delivery was stored, and its handling broken off.</summary>
    [Fact]
    public async Task Receive_BrokenOffInBetween_IsHandledAfterTheSafetyWait()
    {
        var sale = await app.BuyAsync();
        var body = Deliveries.SessionCompleted(sale);
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync();
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await HoldAsync(sale, connection, transaction);
            using var hungUp = new CancellationTokenSource();
            var delivery = app.DeliverAsync(body, cancellationToken: hungUp.Token);
            await app.UntilSomebodyWaitsForALockAsync();
            await hungUp.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => delivery);
            await ShopApp.EventuallyAsync("the delivery is given up", async () => await app.LockWaitersAsync() == 0);
        }

        Assert.Equal(WebhookStatus.Received, (await MessageAsync(body)).Status);
        await LaterAsync(body, sale);
    }

    [Fact]
    public async Task Receive_TooLargeInChunks_IsRefusedAndNotKept()
    {
        var body = Encoding.UTF8.GetBytes(
            Deliveries.Event("evt_too_large", "customer.created", new { id = new string('x', 300_000) })
        );
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/payments/webhooks/stripe")
        {
            Content = new StreamContent(new MemoryStream(body)),
        };
        request.Headers.TransferEncodingChunked = true;
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add(
            "Stripe-Signature",
            WebhookSignature.Sign(body, SimulatedProvider.WebhookSecret, app.Clock.GetUtcNow())
        );
        await (await app.Anonymous.SendAsync(request)).ProblemAsync(413, "request.too_large");
        Assert.Equal(
            0,
            await app.ScalarAsync<long>("SELECT COUNT(*) FROM payments.webhook_inbox WHERE event_id = 'evt_too_large'")
        );
    }

    [Fact]
    public async Task Dispute_BeforeAndAfterTheSuccess_IsParkedThenTheHighestRank()
    {
        var sale = await app.BuyAsync();
        var body = Deliveries.Disputed(sale);
        (await app.DeliverAsync(body)).Expect(HttpStatusCode.OK);
        Assert.Equal(WebhookStatus.Parked, (await MessageAsync(body)).Status);
        Assert.Equal(PaymentStatus.Created, (await app.PaymentAsync(sale.PaymentId)).Status);

        (await app.DeliverAsync(Deliveries.SessionCompleted(sale))).Expect(HttpStatusCode.OK);
        app.Clock.Advance(TimeSpan.FromSeconds(2));
        await app.RunJobAsync(Retry);
        Assert.Equal(WebhookStatus.Processed, (await MessageAsync(body)).Status);
        Assert.Equal(PaymentStatus.Disputed, (await app.PaymentAsync(sale.PaymentId)).Status);
        var again = Deliveries.IntentSucceeded(sale);
        (await app.DeliverAsync(again)).Expect(HttpStatusCode.OK);
        Assert.Equal(WebhookStatus.Ignored, (await MessageAsync(again)).Status);
        Assert.Equal(PaymentStatus.Disputed, (await app.PaymentAsync(sale.PaymentId)).Status);
        await app.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Reprocess_HandledDelivery_IsRefused()
    {
        var sale = await app.BuyAsync();
        var body = Deliveries.SessionCompleted(sale);
        (await app.DeliverAsync(body)).Expect(HttpStatusCode.OK);
        using var admin = await app.AdminAsync();
        await (
            await admin.Client.PostAsync(
                $"/api/v1/admin/webhook-inbox/stripe/{(await MessageAsync(body)).EventId}/reprocess",
                null
            )
        ).ProblemAsync(409, "webhook.not_reprocessable");
    }

    [Fact]
    public async Task Receive_PersonalData_IsNotLogged()
    {
        var sale = await app.BuyAsync();
        app.Logs.Clear();
        var body = Deliveries.SessionCompleted(sale);
        (await app.DeliverAsync(body)).Expect(HttpStatusCode.OK);
        (await app.DeliverAsync(Deliveries.SessionCompleted(sale, amount: 1))).Expect(HttpStatusCode.OK);
        var lines = app.Logs.All;
        Assert.Contains(lines, line => line.Contains(IdOf(body), StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains(sale.PaymentId.ToString(), StringComparison.Ordinal));
        Assert.All(
            lines,
            line =>
                Assert.False(
                    line.Contains("deniz", StringComparison.OrdinalIgnoreCase)
                        || line.Contains("customer_details", StringComparison.Ordinal)
                        || line.Contains(SimulatedProvider.WebhookSecret, StringComparison.Ordinal)
                        || line.Contains(SimulatedProvider.ApiKey, StringComparison.Ordinal),
                    line
                )
        );
    }

    private async Task LaterAsync(string body, Sale sale)
    {
        await app.RunJobAsync(Retry);
        Assert.Equal(WebhookStatus.Received, (await MessageAsync(body)).Status);
        app.Clock.Advance(TimeSpan.FromSeconds(31));
        await app.RunJobAsync(Retry);
        Assert.Equal(WebhookStatus.Processed, (await MessageAsync(body)).Status);
        Assert.Equal(OrderStatus.Placed, (await app.OrderAsync(sale.OrderId)).Status);
    }

    private static async Task HoldAsync(Sale sale, NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        await using var hold = new NpgsqlCommand(
            $"SELECT 1 FROM orders.purchases WHERE id = '{sale.PurchaseId}' FOR UPDATE",
            connection,
            transaction
        );
        await hold.ExecuteScalarAsync();
    }

    // As long as the row has another id, the payment does not exist.
    private Task RenameAsync(Guid from, Guid to) =>
        app.ExecuteAsync($"UPDATE payments.payments SET id = '{to}' WHERE id = '{from}'");

    private static string IdOf(string body) => JsonDocument.Parse(body).RootElement.GetProperty("id").GetString()!;

    private Task<WebhookMessage> MessageAsync(string body)
    {
        var id = IdOf(body);
        return app.QueryAsync(db => db.Set<WebhookMessage>().AsNoTracking().SingleAsync(m => m.EventId == id));
    }
}
