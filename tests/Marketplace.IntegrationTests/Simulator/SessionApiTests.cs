using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.PaymentSimulator;
using Stripe;
using Stripe.Checkout;

namespace Marketplace.IntegrationTests.Simulator;

/// <summary>Checkout sessions, keys, paging and idempotency, asked for with the provider's own client.</summary>
public sealed class SessionApiTests(SimulatorHost host) : IClassFixture<SimulatorHost>
{
    private static CancellationToken Cancel => SimulatorHost.Cancel;

    [Fact]
    public void ApiVersion_Default_IsTheOneOfTheClientLibrary() =>
        Assert.Equal(StripeConfiguration.ApiVersion, new SimulatorOptions().ApiVersion);

    [Fact]
    public async Task Create_PaymentMode_AddsUpAndIsOpen()
    {
        var session = await host.NewSessionAsync();

        Assert.Equal(
            (15000, "try", "open", "unpaid"),
            (session.AmountTotal, session.Currency, session.Status, session.PaymentStatus)
        );
        Assert.Equal($"{host.Url}/checkout/{session.Id}", session.Url);
        Assert.Null(session.PaymentIntentId);
        Assert.Null(session.LineItems);
        Assert.Equal("p-1", session.Metadata["paymentId"]);
        Assert.Equal("order-1", session.ClientReferenceId);
        Assert.False(session.Livemode);
        Assert.StartsWith("req_", session.StripeResponse.RequestId);
    }

    [Fact]
    public async Task Get_WithExpand_ShowsPayment()
    {
        var session = await host.NewSessionAsync();
        await host.PayAsync(session);

        var read = await host.ReadAsync(session);

        Assert.Equal("succeeded", read.PaymentIntent.Status);
        Assert.Equal("p-1", read.PaymentIntent.Metadata["paymentId"]);
        Assert.Equal("4242", read.PaymentIntent.LatestCharge.PaymentMethodDetails.Card.Last4);
        Assert.Null(read.Url);
    }

    [Theory]
    [InlineData("sk_test_somebody_else")]
    [InlineData("sk_test_of_the_test")]
    public async Task Request_WrongKey_IsRefused(string key)
    {
        var refused = await Assert.ThrowsAsync<StripeException>(() => host.NewSessionAsync(host.StripeWithKey(key)));

        Assert.Equal(401, (int)refused.HttpStatusCode);
        Assert.Equal("invalid_request_error", refused.StripeError.Type);
        Assert.DoesNotContain(key, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_InvalidParameters_NamesTheParameter()
    {
        await AssertRefusedAsync("mode", options => options.Mode = "setup");
        await AssertRefusedAsync("line_items", options => options.LineItems = null);
        await AssertRefusedAsync("success_url", options => options.SuccessUrl = "paid.html");
        await AssertRefusedAsync("unit_amount", options => options.LineItems[0].PriceData.UnitAmount = 0);
        await AssertRefusedAsync("currency", options => options.LineItems[0].PriceData.Currency = "lira");
        await AssertRefusedAsync("expires_at", options => options.ExpiresAt = DateTime.UnixEpoch);
        await AssertRefusedAsync("line_items", options => options.LineItems[0].PriceData.Currency = "usd");
        await AssertRefusedAsync("images", options => options.LineItems[0].PriceData.ProductData.Images = ["a.webp"]);
    }

    [Fact]
    public async Task Get_UnknownSession_IsMissing()
    {
        var refused = await Assert.ThrowsAsync<StripeException>(() =>
            host.Stripe.V1.Checkout.Sessions.GetAsync("cs_test_none", null, null, Cancel)
        );

        Assert.Equal((404, "resource_missing"), ((int)refused.HttpStatusCode, refused.StripeError.Code));
    }

    [Fact]
    public async Task Expire_OpenSession_ExpiresOnceAndTells()
    {
        var session = await host.NewSessionAsync();

        var expired = await host.Stripe.V1.Checkout.Sessions.ExpireAsync(session.Id, null, null, Cancel);
        var again = await Assert.ThrowsAsync<StripeException>(() =>
            host.Stripe.V1.Checkout.Sessions.ExpireAsync(session.Id, null, null, Cancel)
        );

        Assert.Equal("expired", expired.Status);
        Assert.Equal(400, (int)again.HttpStatusCode);
        await host.Webhooks.WaitAsync(1, "checkout.session.expired", session.Id, Cancel);
    }

    [Fact]
    public async Task List_ByCreated_PagesThroughAllOnceNewestFirst()
    {
        var made = new List<string>();
        for (var n = 0; n < 7; n++)
            made.Add((await host.NewSessionAsync()).Id);
        var since = (await host.Stripe.V1.Checkout.Sessions.GetAsync(made[0], null, null, Cancel)).Created;

        var options = new SessionListOptions
        {
            Limit = 3,
            Created = new DateRangeOptions { GreaterThanOrEqual = since },
        };
        var listed = new List<string>();
        await foreach (var session in host.Stripe.V1.Checkout.Sessions.ListAutoPagingAsync(options, null, Cancel))
            listed.Add(session.Id);
        var none = await host.Stripe.V1.Checkout.Sessions.ListAsync(
            new() { Created = new DateRangeOptions { GreaterThanOrEqual = since.AddDays(1) } },
            null,
            Cancel
        );

        Assert.Equal(made.AsEnumerable().Reverse(), listed.Where(made.Contains));
        Assert.Empty(none.Data);
    }

    [Fact]
    public async Task Create_SameIdempotencyKey_ReplaysOrRefuses()
    {
        var key = new RequestOptions { IdempotencyKey = "pay_p-1_1" };
        var options = SimulatorHost.SessionOptions();
        var copies = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(_ => host.Stripe.V1.Checkout.Sessions.CreateAsync(options, key, Cancel))
        );

        options.ClientReferenceId = "another";
        var refused = await Assert.ThrowsAsync<StripeException>(() =>
            host.Stripe.V1.Checkout.Sessions.CreateAsync(options, key, Cancel)
        );

        Assert.Single(copies.Select(copy => copy.Id).Distinct());
        Assert.Equal(9, copies.Count(copy => copy.StripeResponse.Headers.Contains("Idempotent-Replayed")));
        Assert.Equal("idempotency_error", refused.StripeError.Type);
    }

    [Fact]
    public async Task Create_TimeoutAsked_IsDoneThoughTheClientGaveUp()
    {
        await using var own = new SimulatorHost();
        await own.InitializeAsync();
        var options = SimulatorHost.SessionOptions();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var asked = own.StripeAsking("timeout")
            .V1.Checkout.Sessions.CreateAsync(options, new() { IdempotencyKey = "gave-up" }, patience.Token);
        await MarketplaceApp.EventuallyAsync("the session is made", async () => (await ListAsync()).Count > 0);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);

        own.Clock.Advance(TimeSpan.FromHours(1));
        var repeated = await own.Stripe.V1.Checkout.Sessions.CreateAsync(
            options,
            new() { IdempotencyKey = "gave-up" },
            Cancel
        );
        Assert.Equal(repeated.Id, Assert.Single(await ListAsync()).Id);

        async Task<IReadOnlyList<Session>> ListAsync() =>
            (await own.Stripe.V1.Checkout.Sessions.ListAsync(new() { Limit = 100 }, null, Cancel)).Data;
    }

    private async Task AssertRefusedAsync(string parameter, Action<SessionCreateOptions> change)
    {
        var refused = await Assert.ThrowsAsync<StripeException>(() => host.NewSessionAsync(change: change));
        Assert.Equal(400, (int)refused.HttpStatusCode);
        Assert.Contains(parameter, refused.StripeError.Param, StringComparison.Ordinal);
    }
}
