using System.Net;
using System.Text;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.IntegrationTests.Payments;

/// <summary>The provider's way in: what is good happens once, what is not good changes nothing.</summary>
public sealed class PaymentWebhookTests(ShopApp app) : IClassFixture<ShopApp>
{
    public enum Fault
    {
        NoSignature,
        WrongSignature,
        TooOld,
        FromTheFuture,
        OtherSecret,
        AlteredBody,
        OtherScheme,
    }

    public enum Lie
    {
        LowerAmount,
        HigherAmount,
        OtherCurrency,
        OtherPurchase,
        OtherPayment,
    }

    [Fact]
    public async Task Receive_HundredCopiesAtOnce_TakesEffectOnce()
    {
        var sale = await app.BuyAsync();
        var body = Deliveries.SessionCompleted(sale);
        var answers = await Races.AtOnceAsync(100, _ => app.DeliverAsync(body));
        var duplicates = 0;
        foreach (var answer in answers)
            duplicates += (await answer.JsonAsync(HttpStatusCode.OK)).GetProperty("duplicate").GetBoolean() ? 1 : 0;
        Assert.Equal(99, duplicates);
        await ExpectPlacedOnceAsync(sale);
        Assert.Equal(WebhookStatus.Processed, (await MessageAsync(body)).Status);
    }

    [Fact]
    public async Task Receive_FiftyDifferentSuccessesAtOnce_TakeEffectOnce()
    {
        var sale = await app.BuyAsync();
        var bodies = Enumerable
            .Range(0, 50)
            .Select(i => i % 2 == 0 ? Deliveries.SessionCompleted(sale) : Deliveries.IntentSucceeded(sale))
            .ToArray();
        foreach (var answer in await Task.WhenAll(bodies.Select(body => app.DeliverAsync(body))))
            answer.Expect(HttpStatusCode.OK);
        await ExpectPlacedOnceAsync(sale);
        var messages = await Task.WhenAll(bodies.Select(MessageAsync));
        Assert.Single(messages, m => m.Status == WebhookStatus.Processed);
        Assert.Equal(49, messages.Count(m => m.Status == WebhookStatus.Ignored));
    }

    [Theory]
    [InlineData(Fault.NoSignature)]
    [InlineData(Fault.WrongSignature)]
    [InlineData(Fault.TooOld)]
    [InlineData(Fault.FromTheFuture)]
    [InlineData(Fault.OtherSecret)]
    [InlineData(Fault.AlteredBody)]
    [InlineData(Fault.OtherScheme)]
    public async Task Receive_NotSignedAsItShouldBe_IsRefusedAndNothingIsKept(Fault fault)
    {
        var sale = await app.BuyAsync();
        var body = Deliveries.SessionCompleted(sale);
        var now = app.Clock.GetUtcNow();
        var answer = fault switch
        {
            Fault.NoSignature => app.DeliverAsync(body, signature: ""),
            Fault.WrongSignature => app.DeliverAsync(
                body,
                signature: $"t={now.ToUnixTimeSeconds()},v1={new string('0', 64)}"
            ),
            Fault.TooOld => app.DeliverAsync(body, signedAt: now.AddSeconds(-302)),
            Fault.FromTheFuture => app.DeliverAsync(body, signedAt: now.AddSeconds(330)),
            Fault.OtherSecret => app.DeliverAsync(body, secret: "whsec_of_somebody_else_1"),
            Fault.AlteredBody => app.DeliverAsync(
                body.Replace("\"paid\"", "\"unpaid\"", StringComparison.Ordinal),
                signedBody: body
            ),
            Fault.OtherScheme => app.DeliverAsync(
                body,
                signature: WebhookSignature
                    .Sign(Encoding.UTF8.GetBytes(body), SimulatedProvider.WebhookSecret, now)
                    .Replace("v1=", "v0=", StringComparison.Ordinal)
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(fault)),
        };
        await (await answer).ProblemAsync(400, "webhook.signature_invalid");
        Assert.Equal(
            0,
            await app.ScalarAsync<long>(
                $"SELECT COUNT(*) FROM payments.webhook_inbox WHERE object_id = '{sale.SessionId}'"
            )
        );
        await ExpectUntouchedAsync(sale);
    }

    [Fact]
    public async Task Receive_SignedWithTheNextSecret_IsTaken()
    {
        var sale = await app.BuyAsync();
        (await app.DeliverAsync(Deliveries.SessionCompleted(sale), ShopApp.NextSecret)).Expect(HttpStatusCode.OK);
        await ExpectPlacedOnceAsync(sale);
    }

    [Theory]
    [InlineData(Lie.LowerAmount)]
    [InlineData(Lie.HigherAmount)]
    [InlineData(Lie.OtherCurrency)]
    [InlineData(Lie.OtherPurchase)]
    [InlineData(Lie.OtherPayment)]
    public async Task Receive_SaysOtherThanWasAsked_IsNeverPaidAndToldToAdministrators(Lie lie)
    {
        var (sale, other) = (await app.BuyAsync(), await app.BuyAsync());
        if (lie == Lie.OtherPayment)
        {
            // The page is known to be another payment's.
            (await app.DeliverAsync(Deliveries.IntentFailed(sale))).Expect(HttpStatusCode.OK);
            await app.SettleAsync(
                new(sale.SessionId, null, sale.Reference, PaymentStatus.RequiresAction, null, null),
                "poll"
            );
        }

        var body = lie switch
        {
            Lie.LowerAmount => Deliveries.SessionCompleted(sale, amount: sale.Total.Amount - 1),
            Lie.HigherAmount => Deliveries.SessionCompleted(sale, amount: sale.Total.Amount + 1),
            Lie.OtherCurrency => Deliveries.SessionCompleted(sale, currency: "usd"),
            Lie.OtherPurchase => Deliveries.SessionCompleted(sale, refId: other.PurchaseId.ToString()),
            Lie.OtherPayment => Deliveries.SessionCompleted(
                sale,
                paymentId: other.PaymentId.ToString(),
                refId: other.PurchaseId.ToString()
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(lie)),
        };
        (await app.DeliverAsync(body)).Expect(HttpStatusCode.OK);
        var message = await MessageAsync(body);
        Assert.Equal(WebhookStatus.Failed, message.Status);
        Assert.NotEmpty(message.LastError!);
        Assert.Equal(0, (await app.PaymentAsync(sale.PaymentId)).CapturedMinor);
        Assert.Equal(OrderStatus.PendingPayment, (await app.OrderAsync(sale.OrderId)).Status);
        await ExpectUntouchedAsync(other);
        Assert.Equal(1, await app.EventsOfAsync(sale.PaymentId, "payments.mismatch-detected"));
    }

    [Fact]
    public async Task Receive_UnknownPayment_IsParkedThenGivenUp()
    {
        var sale = await app.BuyAsync();
        var stranger = sale with { PaymentId = Ids.New(app.Clock) };
        var body = Deliveries.SessionCompleted(stranger);
        (await app.DeliverAsync(body)).Expect(HttpStatusCode.OK);
        var message = await MessageAsync(body);
        Assert.Equal(WebhookStatus.Parked, message.Status);
        Assert.NotNull(message.NextAttemptAt);
        for (var retry = 0; retry < 10; retry++)
        {
            app.Clock.Advance(TimeSpan.FromHours(25));
            await app.RunJobAsync("payments.retry-webhooks");
        }

        Assert.Equal(WebhookStatus.Failed, (await MessageAsync(body)).Status);
        await ExpectUntouchedAsync(sale);
    }

    [Fact]
    public async Task Receive_TypeThatDoesNotConcernUs_IsKeptAndIgnored()
    {
        var body = Deliveries.Event(
            null,
            "customer.created",
            new
            {
                id = "cus_1",
                @object = "customer",
                email = "deniz@example.com",
            }
        );
        (await app.DeliverAsync(body)).Expect(HttpStatusCode.OK);
        Assert.Equal(WebhookStatus.Ignored, (await MessageAsync(body)).Status);
    }

    [Fact]
    public async Task Receive_SignedNonsense_IsKeptAsFailed()
    {
        const string nonsense = "{\"id\": \"evt_nonsense\", ";
        (await app.DeliverAsync(nonsense)).Expect(HttpStatusCode.OK);
        Assert.Equal(
            1,
            await app.ScalarAsync<long>(
                "SELECT COUNT(*) FROM payments.webhook_inbox WHERE event_id LIKE 'unreadable-%' AND status = 'Failed'"
            )
        );
    }

    [Fact]
    public async Task Receive_PersonalData_IsNotKept()
    {
        var sale = await app.BuyAsync();
        var body = Deliveries.SessionCompleted(sale);
        (await app.DeliverAsync(body)).Expect(HttpStatusCode.OK);
        var kept = (await MessageAsync(body)).Payload;
        Assert.DoesNotContain("deniz", kept, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(sale.PaymentId.ToString(), kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Receive_UnknownProviderOrTooLarge_IsRefused()
    {
        await (
            await app.Anonymous.SendJsonAsync(HttpMethod.Post, "/api/v1/payments/webhooks/nobody", new { })
        ).ProblemAsync(404, "resource.not_found");
        await (await app.DeliverAsync($"{{\"id\":\"{new string('x', 300_000)}\"}}")).ProblemAsync(
            413,
            "request.too_large"
        );
    }

    [Fact]
    public async Task Receive_LowerRankAfterSuccess_IsIgnored()
    {
        var sale = await app.PaidOrderAsync();
        var body = Deliveries.IntentFailed(sale);
        (await app.DeliverAsync(body)).Expect(HttpStatusCode.OK);
        Assert.Equal(WebhookStatus.Ignored, (await MessageAsync(body)).Status);
        Assert.Equal(PaymentStatus.Succeeded, (await app.PaymentAsync(sale.PaymentId)).Status);
    }

    private async Task ExpectPlacedOnceAsync(Sale sale)
    {
        Assert.Equal(OrderStatus.Placed, (await app.OrderAsync(sale.OrderId)).Status);
        Assert.Equal(sale.Total, (await app.PaymentAsync(sale.PaymentId)).Captured);
        Assert.Equal(1, await app.EventsOfAsync(sale.OrderId, "orders.order-placed"));
        Assert.Equal(1, await app.EventsOfAsync(sale.PaymentId, "payments.payment-succeeded"));
        Assert.Equal(
            1,
            await app.ScalarAsync<long>(
                $"SELECT COUNT(*) FROM products.stock_movements WHERE reason = 'Sale' AND ref_id = '{sale.OrderId}'"
            )
        );
        Assert.Equal(1, await app.LedgerCountOfAsync(sale.OrderId, "OrderPaid"));
    }

    private async Task ExpectUntouchedAsync(Sale sale)
    {
        var payment = await app.PaymentAsync(sale.PaymentId);
        Assert.Equal((PaymentStatus.Created, 0L), (payment.Status, payment.CapturedMinor));
        Assert.Equal(OrderStatus.PendingPayment, (await app.OrderAsync(sale.OrderId)).Status);
    }

    private Task<WebhookMessage> MessageAsync(string body)
    {
        var id = System.Text.Json.JsonDocument.Parse(body).RootElement.GetProperty("id").GetString();
        return app.QueryAsync(db => db.Set<WebhookMessage>().AsNoTracking().SingleAsync(m => m.EventId == id));
    }
}
