using System.Net;
using Stripe.Checkout;

namespace Marketplace.IntegrationTests.Simulator;

/// <summary>The pages, used as a browser without script uses them.</summary>
public sealed class CheckoutPageTests(SimulatorHost host) : IClassFixture<SimulatorHost>
{
    private static CancellationToken Cancel => SimulatorHost.Cancel;

    [Theory]
    [InlineData("en-GB,en;q=0.9", null, "Pay ₺150.00")]
    [InlineData("tr-TR", null, "₺150,00 öde")]
    [InlineData("de", null, "₺150,00 öde")]
    [InlineData("tr", "en", "Pay ₺150.00")]
    public async Task Show_ByLanguage_SpeaksIt(string accepts, string? asked, string button)
    {
        var session = await host.NewSessionAsync();
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            $"/checkout/{session.Id}{(asked is null ? "" : $"?lang={asked}")}"
        );
        request.Headers.AcceptLanguage.ParseAdd(accepts);

        var page = await ReadAsync(await host.Http.SendAsync(request, Cancel));

        Assert.Contains(button, page, StringComparison.Ordinal);
        Assert.Contains("Kupa", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Show_HostileName_IsWrittenAsText()
    {
        var session = await host.NewSessionAsync(change: options =>
            options.LineItems[0].PriceData.ProductData.Name = "<img src=x onerror=alert(1)>"
        );

        var page = await (await host.Http.GetAsync($"/checkout/{session.Id}", Cancel)).Content.ReadAsStringAsync(
            Cancel
        );

        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pay_GoodCard_ReturnsToTheShopWithTheSession()
    {
        var session = await host.NewSessionAsync();

        var answer = await PayAsync(session, "4242 4242 4242 4242");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal($"https://shop.example/paid?session={session.Id}", answer.Headers.Location?.ToString());
        Assert.Equal("paid", (await host.ReadAsync(session)).PaymentStatus);
        Assert.Equal("ayse@example.com", (await host.ReadAsync(session)).CustomerDetails.Email);
    }

    [Fact]
    public async Task Pay_DeclinedCard_ShowsWhyAndTakesAnother()
    {
        var session = await host.NewSessionAsync();
        var declined = await PayAsync(session, "4000 0000 0000 0002");

        var page = await ReadAsync(await host.Http.GetAsync(declined.Headers.Location, Cancel));
        Assert.Contains("Your card was declined", page, StringComparison.Ordinal);

        await PayAsync(session, "4242424242424242");
        Assert.Equal("paid", (await host.ReadAsync(session)).PaymentStatus);
    }

    [Fact]
    public async Task DeclineButton_AnyCard_FailsThePayment()
    {
        var session = await host.NewSessionAsync();

        await PayAsync(session, "", action: "decline");

        Assert.Equal("requires_payment_method", (await host.ReadAsync(session)).PaymentIntent.Status);
    }

    [Theory]
    [InlineData("4111 1111 1111 1111", "12 / 40", "123", "number-error")]
    [InlineData("4242424242424242", "01 / 20", "123", "expiry-error")]
    [InlineData("4242424242424242", "13 / 40", "123", "expiry-error")]
    [InlineData("4242424242424242", "12 / 40", "12", "cvc-error")]
    public async Task Pay_BadForm_SaysWhatIsWrongAndChargesNothing(
        string number,
        string expiry,
        string cvc,
        string fault
    )
    {
        var session = await host.NewSessionAsync();

        var answer = await PayAsync(session, number, expiry, cvc);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(fault, await ReadAsync(answer), StringComparison.Ordinal);
        Assert.Null((await host.ReadAsync(session)).PaymentIntentId);
    }

    [Theory]
    [InlineData("approve", "https://shop.example/paid")]
    [InlineData("reject", "/checkout/")]
    public async Task Pay_CardThatAsksForApproval_GoesByTheBank(string action, string next)
    {
        var session = await host.NewSessionAsync();
        var toBank = await PayAsync(session, "4000002500003155");
        var bank = await ReadAsync(await host.Http.GetAsync(toBank.Headers.Location, Cancel));
        Assert.Contains("3-D Secure", bank, StringComparison.Ordinal);

        using var form = new FormUrlEncodedContent([new("action", action)]);
        var answer = await host.Http.PostAsync(toBank.Headers.Location, form, Cancel);

        Assert.StartsWith(next, answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Show_FinishedExpiredOrUnknown_TakesNoPayment()
    {
        var paid = await host.NewSessionAsync();
        await host.PayAsync(paid);
        var expired = await host.NewSessionAsync();
        await host.ControlAsync($"sessions/{expired.Id}/expire");

        Assert.Contains(
            "Payment received",
            await ReadAsync(await host.Http.GetAsync($"/checkout/{paid.Id}?lang=en", Cancel)),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.Gone, (await PayAsync(expired, "4242424242424242")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Http.GetAsync("/checkout/cs_test_none", Cancel)).StatusCode);
    }

    [Fact]
    public async Task Form_SentByAnotherSite_IsRefused()
    {
        var session = await host.NewSessionAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/console/sessions/{session.Id}/expire");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");

        var answer = await host.Http.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("open", (await host.ReadAsync(session)).Status);
    }

    [Fact]
    public async Task Console_ButtonPressed_DoesItAndComesBack()
    {
        var session = await host.NewSessionAsync();
        using var form = new FormUrlEncodedContent([new("scenario", "decline")]);

        var pressed = await host.Http.PostAsync($"/console/sessions/{session.Id}/pay?lang=en", form, Cancel);
        var page = await ReadAsync(await host.Http.GetAsync(pressed.Headers.Location, Cancel));

        Assert.Equal("/?lang=en", pressed.Headers.Location?.ToString());
        Assert.Contains("no card is ever charged", page, StringComparison.Ordinal);
        Assert.Contains(session.Id, page, StringComparison.Ordinal);
        Assert.Contains("card_declined", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_Running_IsHealthy() =>
        Assert.Equal(HttpStatusCode.OK, (await host.Http.GetAsync("/health", Cancel)).StatusCode);

    private async Task<HttpResponseMessage> PayAsync(
        Session session,
        string number,
        string expiry = "12 / 40",
        string cvc = "123",
        string action = "pay"
    )
    {
        using var form = new FormUrlEncodedContent([
            new("email", "ayse@example.com"),
            new("number", number),
            new("expiry", expiry),
            new("cvc", cvc),
            new("name", "Ayşe Öz"),
            new("action", action),
        ]);
        return await host.Http.PostAsync($"/checkout/{session.Id}?lang=en", form, Cancel);
    }

    private static async Task<string> ReadAsync(HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));
}
