using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Notifications;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Sellers;
using Marketplace.Modules.Subscriptions;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Marketplace.IntegrationTests.Subscriptions;

/// <summary>A subscription from the wish to the money and back, over HTTP, with the provider's own client against the
/// simulated provider.</summary>
public sealed partial class SubscriptionFlowTests(BillingApp app) : IClassFixture<BillingApp>
{
    [Fact]
    public async Task Subscribe_PaidAtTheProvider_IsActiveByWebhookAndBookedOnce()
    {
        var store = await app.StoreAsync();
        Assert.Equal(("free", "free"), (await store.StatusAsync(), await store.PlanAsync()));

        var billed = await (await store.PostAsync("", new { planCode = "standard" })).JsonAsync(HttpStatusCode.Created);
        Assert.Equal(19_900, billed.GetProperty("invoice").GetProperty("total").GetProperty("amount").GetInt64());
        Assert.Matches("^INV-[0-9]{4}-[0-9]{6}$", billed.GetProperty("invoice").GetProperty("number").GetString());
        Assert.Equal(("incomplete", "free"), (await store.StatusAsync(), await store.PlanAsync()));
        Assert.Equal(3, await store.LimitAsync("activeListings"));

        await store.PayAsync(billed);
        await store.UntilStatusAsync("active");
        await app.Provider.ReplayAsync(BillingStore.CheckoutUrlOf(billed));
        Assert.Equal("standard", await store.PlanAsync());
        Assert.Equal(25, await store.LimitAsync("activeListings"));
        var invoice = Assert.Single(await store.InvoicesAsync());
        Assert.Equal(InvoiceStatus.Paid, invoice.Status);
        Assert.Equal(invoice.PeriodStart!.Value.AddDays(30), invoice.PeriodEnd);
        Assert.Equal(
            (1, 1, 1),
            (
                await store.EventsAsync("subscription-activated"),
                await store.EventsAsync("invoice-paid"),
                await store.EventsAsync("invoice-issued")
            )
        );
        Assert.Equal([19_900, -16_583, -3_317], await PostingsAsync(invoice.Id));
    }

    [Theory]
    [InlineData("wrong_amount")]
    [InlineData("wrong_currency")]
    public async Task Subscribe_OtherMoneyArrives_ActivatesNothing(string scenario)
    {
        var store = await app.StoreAsync();
        var billed = await (await store.PostAsync("", new { planCode = "pro" })).JsonAsync(HttpStatusCode.Created);
        await store.PayAsync(billed, scenario);
        var paymentId = billed.GetProperty("payment").GetProperty("id").GetGuid();
        await BillingApp.EventuallyAsync(
            "the mismatch is recorded",
            () =>
                app.QueryAsync(db =>
                    db.Set<WebhookMessage>().AnyAsync(w => w.PaymentId == paymentId && w.Status == WebhookStatus.Failed)
                )
        );
        Assert.Equal(("incomplete", "free"), (await store.StatusAsync(), await store.PlanAsync()));
        Assert.Equal(InvoiceStatus.Open, (await store.InvoicesAsync()).Single().Status);
    }

    [Fact]
    public async Task Subscribe_CardDeclinedThenAnotherOne_IsActive()
    {
        var store = await app.StoreAsync();
        var billed = await (await store.PostAsync("", new { planCode = "standard" })).JsonAsync(HttpStatusCode.Created);
        await store.PayAsync(billed, "decline");
        await store.PayOpenInvoiceAsync();
        await store.UntilStatusAsync("active");
        Assert.Equal(1, await store.EventsAsync("subscription-activated"));
    }

    [Fact]
    public async Task Subscribe_NeverPaid_ExpiresAfterADayAndLateMoneyGoesBack()
    {
        // The reconciliation looks back two days and reports the mismatches that other tests of this class leave.
        app.Clock.Advance(TimeSpan.FromDays(3));
        var store = await app.StoreAsync();
        var billed = await (await store.PostAsync("", new { planCode = "standard" })).JsonAsync(HttpStatusCode.Created);
        app.Clock.Advance(TimeSpan.FromHours(23));
        await app.RunJobAsync("subscriptions.run-billing");
        Assert.Equal("incomplete", await store.StatusAsync());

        await store.PayAsync(billed, "lost");
        app.Clock.Advance(TimeSpan.FromHours(2));
        await app.RunJobAsync("subscriptions.run-billing");
        Assert.Equal("free", await store.StatusAsync());
        Assert.Equal(InvoiceStatus.Void, (await store.InvoicesAsync()).Single().Status);

        await app.RunJobAsync("payments.reconcile");
        var paymentId = billed.GetProperty("payment").GetProperty("id").GetGuid();
        Assert.Equal(
            19_900,
            await app.QueryAsync(db =>
                db.Set<Refund>().Where(r => r.PaymentId == paymentId).Select(r => r.AmountMinor).SingleAsync()
            )
        );
        Assert.Equal("free", await store.StatusAsync());
    }

    [Fact]
    public async Task Change_LargerPlan_AppliesWhenTheDifferenceIsPaid()
    {
        var store = await app.StoreAsync();
        await store.SubscribeAsync("standard");
        await app.PassAsync(TimeSpan.FromDays(15));
        var preview = await (await store.PostAsync("/change/preview", new { planCode = "pro" })).JsonAsync(
            HttpStatusCode.OK
        );
        Assert.InRange(preview.GetProperty("dueNow").GetProperty("amount").GetInt64(), 14_990, 15_000);
        Assert.Empty(preview.GetProperty("willHide").EnumerateArray());

        var billed = await (await store.PostAsync("/change", new { planCode = "pro" })).JsonAsync(HttpStatusCode.OK);
        Assert.Equal("standard", await store.PlanAsync());
        var end = (await store.GetAsync()).GetProperty("period").GetProperty("end").GetDateTimeOffset();
        await store.PayAsync(billed);
        await BillingApp.EventuallyAsync("pro applies", async () => await store.PlanAsync() == "pro");
        Assert.Equal(end, (await store.GetAsync()).GetProperty("period").GetProperty("end").GetDateTimeOffset());
        Assert.Equal(1, await store.EventsAsync("subscription-changed"));
        AssertSums(await store.InvoicesAsync());
    }

    [Fact]
    public async Task Change_LargerPlanNeverPaid_ChangesNothing()
    {
        var store = await app.StoreAsync();
        await store.SubscribeAsync("standard");
        await (await store.PostAsync("/change", new { planCode = "business" })).JsonAsync(HttpStatusCode.OK);
        await (await store.PostAsync("/change", new { planCode = "pro" })).ProblemAsync(
            409,
            "subscription.change_pending"
        );
        await app.PassAsync(TimeSpan.FromDays(2));
        Assert.Equal(("active", "standard"), (await store.StatusAsync(), await store.PlanAsync()));
        Assert.Equal([InvoiceStatus.Paid, InvoiceStatus.Void], (await store.InvoicesAsync()).Select(i => i.Status));
    }

    [Fact]
    public async Task Change_SmallerPlan_WaitsForTheEndAndIsBilledThen()
    {
        var store = await app.StoreAsync();
        await store.SubscribeAsync("pro");
        var billed = await (await store.PostAsync("/change", new { planCode = "standard" })).JsonAsync(
            HttpStatusCode.OK
        );
        Assert.Equal(JsonValueKind.Null, billed.GetProperty("payment").ValueKind);
        Assert.Equal(
            "standard",
            billed
                .GetProperty("subscription")
                .GetProperty("pending")
                .GetProperty("plan")
                .GetProperty("code")
                .GetString()
        );
        await app.PassAsync(TimeSpan.FromDays(28));
        Assert.Equal("pro", await store.PlanAsync());
        Assert.Equal(19_900, (await store.OpenInvoiceAsync())!.TotalMinor);
        await store.PayOpenInvoiceAsync();
        await app.PassAsync(TimeSpan.FromDays(3));
        Assert.Equal(("active", "standard"), (await store.StatusAsync(), await store.PlanAsync()));
    }

    [Fact]
    public async Task Resume_SmallerPlanPaidAhead_IsRefusedAndTheSmallerPlanBegins()
    {
        var store = await SmallerPlanPaidAheadAsync();
        await (await store.PostAsync("/resume")).ProblemAsync(409, "subscription.invalid_transition");
        await app.PassAsync(TimeSpan.FromDays(3));
        Assert.Equal(("active", "standard"), (await store.StatusAsync(), await store.PlanAsync()));
    }

    [Fact]
    public async Task Cancel_SmallerPlanPaidAhead_EndsAfterThePeriodOnTheSmallerPlan()
    {
        var store = await SmallerPlanPaidAheadAsync();
        (await store.PostAsync("/cancel")).Expect(HttpStatusCode.OK);
        Assert.False(
            (await (await store.PostAsync("/resume")).JsonAsync(HttpStatusCode.OK))
                .GetProperty("cancelAtPeriodEnd")
                .GetBoolean()
        );
        (await store.PostAsync("/cancel")).Expect(HttpStatusCode.OK);
        await app.PassAsync(TimeSpan.FromDays(3));
        Assert.Equal(("active", "standard"), (await store.StatusAsync(), await store.PlanAsync()));
        await app.PassAsync(TimeSpan.FromDays(30));
        Assert.Equal("free", await store.StatusAsync());
    }

    [Fact]
    public async Task Change_PaidTimeJustOverAndTheClockNotYetThere_IsRefused()
    {
        var store = await app.StoreAsync();
        await store.SubscribeAsync("standard");
        await PassToTheEndAsync(store);
        await (await store.PostAsync("/change", new { planCode = "pro" })).ProblemAsync(
            409,
            "subscription.invalid_transition"
        );
        await (await store.PostAsync("/change/preview", new { planCode = "pro" })).ProblemAsync(
            409,
            "subscription.invalid_transition"
        );
    }

    [Fact]
    public async Task Resume_JustBeforeTheEndAndJustAfter_OnlyTheFirstGoesOn()
    {
        var (early, late) = (await app.StoreAsync(), await app.StoreAsync());
        foreach (var store in new[] { early, late })
        {
            await store.SubscribeAsync("standard");
            (await store.PostAsync("/cancel")).Expect(HttpStatusCode.OK);
        }

        await PassToTheEndAsync(early, TimeSpan.FromMinutes(-1));
        (await early.PostAsync("/resume")).Expect(HttpStatusCode.OK);
        await PassToTheEndAsync(late);
        await (await late.PostAsync("/resume")).ProblemAsync(409, "subscription.invalid_transition");
        await app.RunJobAsync("subscriptions.run-billing");
        Assert.Equal(("past_due", "free"), (await early.StatusAsync(), await late.StatusAsync()));
    }

    [Fact]
    public async Task UpgradePaid_AfterThePaidTimeAndBeforeTheClock_GoesBackAtOnce()
    {
        var store = await app.StoreAsync();
        await store.SubscribeAsync("standard");
        await PassToTheEndAsync(store, TimeSpan.FromHours(-1));
        var billed = await (await store.PostAsync("/change", new { planCode = "pro" })).JsonAsync(HttpStatusCode.OK);
        await PassToTheEndAsync(store);
        await (
            await store.PostAsync($"/invoices/{billed.GetProperty("invoice").GetProperty("id").GetGuid()}/pay")
        ).ProblemAsync(409, "invoice.not_payable");
        await store.PayAsync(billed);
        var paymentId = billed.GetProperty("payment").GetProperty("id").GetGuid();
        await BillingApp.EventuallyAsync(
            "the money is promised back",
            () => app.QueryAsync(db => db.Set<Refund>().AnyAsync(r => r.PaymentId == paymentId))
        );
        Assert.Equal("standard", await store.PlanAsync());
    }

    [Fact]
    public async Task Cancel_ThenResume_GoesOnAndCancelAgainEndsWithThePaidTime()
    {
        var store = await app.StoreAsync();
        await store.SubscribeAsync("standard");
        var cancelled = await (await store.PostAsync("/cancel")).JsonAsync(HttpStatusCode.OK);
        Assert.True(cancelled.GetProperty("cancelAtPeriodEnd").GetBoolean());
        await (await store.PostAsync("/cancel")).JsonAsync(HttpStatusCode.OK);
        Assert.False(
            (await (await store.PostAsync("/resume")).JsonAsync(HttpStatusCode.OK))
                .GetProperty("cancelAtPeriodEnd")
                .GetBoolean()
        );
        await (await store.PostAsync("/resume")).ProblemAsync(409, "subscription.invalid_transition");

        await (await store.PostAsync("/cancel")).JsonAsync(HttpStatusCode.OK);
        await app.PassAsync(TimeSpan.FromDays(29));
        Assert.Equal(("active", "standard"), (await store.StatusAsync(), await store.PlanAsync()));
        await app.PassAsync(TimeSpan.FromDays(2));
        Assert.Equal(("free", "free"), (await store.StatusAsync(), await store.PlanAsync()));
        Assert.Single(await store.InvoicesAsync());
        Assert.Equal(1, await store.EventsAsync("subscription-cancelled"));
        await store.SubscribeAsync("pro");
    }

    [Fact]
    public async Task CloseForGood_PaidStore_EndsTheSubscriptionAndTakesTheOpenInvoiceBack()
    {
        var store = await app.StoreAsync();
        await store.SubscribeAsync("standard");
        await app.PassAsync(TimeSpan.FromDays(28));
        Assert.NotNull(await store.OpenInvoiceAsync());
        Assert.True(
            (
                await app.InScopeAsync<SellerClosingService, Result<Seller>>(s =>
                    s.CloseForGoodAsync(store.Actor, store.Id, CancellationToken.None)
                )
            ).Succeeded
        );
        await app.DrainAsync();
        Assert.Equal(("free", "free"), (await store.StatusAsync(), await store.PlanAsync()));
        Assert.Equal([InvoiceStatus.Paid, InvoiceStatus.Void], (await store.InvoicesAsync()).Select(i => i.Status));
        Assert.Equal(1, await store.EventsAsync("subscription-cancelled"));
        await (await store.PostAsync("", new { planCode = "standard" })).ProblemAsync(404, "resource.not_found");
    }

    [Fact]
    public async Task Subscribe_StoreIsJustClosingForGood_WaitsAndIsRefused()
    {
        var store = await app.StoreAsync();
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync();
        await using var closing = await connection.BeginTransactionAsync();
        await using (
            var close = new NpgsqlCommand(
                $"""
                SELECT FROM sellers.sellers WHERE id = '{store.Id}' FOR UPDATE; UPDATE sellers.sellers
                    SET status = 'Closed' WHERE id = '{store.Id}'
                """,
                connection,
                closing
            )
        )
        {
            await close.ExecuteNonQueryAsync();
        }

        var subscribing = store.PostAsync("", new { planCode = "standard" });
        await BillingApp.EventuallyAsync(
            "the request waits for the store, or is answered",
            async () => subscribing.IsCompleted || await app.LockWaitersAsync() > 0
        );
        await closing.CommitAsync();
        await (await subscribing).ProblemAsync(404, "resource.not_found");
        Assert.Empty(await store.InvoicesAsync());
    }

    [Fact]
    public async Task PayByLink_LinkOfTheMail_LeadsToThePaymentPageWithoutSigningIn()
    {
        var store = await app.StoreAsync(Language.Turkish);
        await store.SubscribeAsync("standard");
        await app.PassAsync(TimeSpan.FromDays(28));
        var mail = await app.LastMailAsync(store.Owner.Email);
        Assert.Contains("199,00 TRY", mail, StringComparison.Ordinal);
        Assert.Contains("Standart planınızın", mail, StringComparison.Ordinal);
        var link = new Uri(LinkPattern().Match(mail).Value).PathAndQuery;

        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false })
        {
            BaseAddress = app.Address,
        };
        browser.DefaultRequestHeaders.AcceptLanguage.ParseAdd("tr");
        var payments = await app.PaymentCountAsync();
        var page = await PageAsync(await browser.GetAsync(link), HttpStatusCode.OK);
        Assert.Contains("199,00 TRY", page, StringComparison.Ordinal);
        Assert.Contains("<form method=\"post\">", page, StringComparison.Ordinal);
        Assert.Equal(payments, await app.PaymentCountAsync());

        var answer = await browser.PostAsync(link, null);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal(answer.Headers.Location, (await browser.PostAsync(link, null)).Headers.Location);
        await app.Provider.PayAsync(answer.Headers.Location!.ToString());
        await BillingApp.EventuallyAsync("the renewal is paid", async () => await store.OpenInvoiceAsync() is null);
        Assert.DoesNotContain(
            "<form",
            await PageAsync(await browser.GetAsync(link), HttpStatusCode.OK),
            StringComparison.Ordinal
        );
        await PageAsync(await browser.PostAsync(link, null), HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Subscription_FromStartToEnd_TellsItsOwnerByThePlansName()
    {
        var store = await app.StoreAsync();
        var billed = await (await store.PostAsync("", new { planCode = "standard" })).JsonAsync(HttpStatusCode.Created);
        await app.DrainAsync();
        Assert.Equal(["invoice.issued"], await ToldAsync(store));
        var asked = await app.ScalarAsync<string>(
            $"SELECT body FROM platform.mails WHERE \"to\" = '{store.Owner.Email}'"
        );
        Assert.Contains("the Standard plan is ready: 199.00 TRY", asked, StringComparison.Ordinal);
        Assert.Matches(LinkPattern(), asked);

        await store.PayAsync(billed);
        await store.UntilStatusAsync("active");
        (await store.PostAsync("/cancel")).Expect(HttpStatusCode.OK);
        await app.PassAsync(TimeSpan.FromDays(31));
        await app.DrainAsync();
        Assert.Equal(
            ["invoice.issued", "invoice.paid", "subscription.activated", "subscription.cancelled"],
            (await ToldAsync(store)).Order()
        );
        Assert.Equal(4, await app.MailCountAsync(store.Owner.Email));
    }

    /// <summary>A store on a large plan whose next period, on a smaller one, is paid three days before it
    /// begins.</summary>
    private async Task<BillingStore> SmallerPlanPaidAheadAsync()
    {
        var store = await app.StoreAsync();
        await store.SubscribeAsync("pro");
        await (await store.PostAsync("/change", new { planCode = "standard" })).JsonAsync(HttpStatusCode.OK);
        await app.PassAsync(TimeSpan.FromDays(28));
        Assert.Equal(19_900, (await store.OpenInvoiceAsync())!.TotalMinor);
        await store.PayOpenInvoiceAsync();
        return store;
    }

    /// <summary>Moves the clock to the end of what the store has paid, without letting the billing job see
    /// it.</summary>
    private async Task PassToTheEndAsync(BillingStore store, TimeSpan offset = default)
    {
        var end = await app.QueryAsync(db =>
            db.Set<Subscription>().Where(s => s.SellerId == store.Id).Select(s => s.PaidUntil).SingleAsync()
        );
        app.Clock.Advance(end!.Value + offset - app.Clock.GetUtcNow());
    }

    private Task<List<string>> ToldAsync(BillingStore store) =>
        app.QueryAsync(db =>
            db.Set<Notification>()
                .Where(n => n.UserId == store.Owner.Id)
                .OrderBy(n => n.Id)
                .Select(n => n.Template)
                .ToListAsync()
        );

    [Fact]
    public async Task PayByLink_TokenOfAnother_OpensNothing()
    {
        var store = await app.StoreAsync();
        var billed = await (await store.PostAsync("", new { planCode = "standard" })).JsonAsync(HttpStatusCode.Created);
        var path = $"/api/v1/invoices/{billed.GetProperty("invoice").GetProperty("id").GetGuid()}/pay";
        foreach (var link in new[] { path, path + "?token=AAAAAAAAAAAAAAAAAAAAAA" })
        {
            Assert.Contains(
                "This link does not work",
                await PageAsync(await store.Client.GetAsync(link), HttpStatusCode.NotFound),
                StringComparison.Ordinal
            );
            await PageAsync(await app.Anonymous.PostAsync(link, null), HttpStatusCode.NotFound);
        }
    }

    private static async Task<string> PageAsync(HttpResponseMessage answer, HttpStatusCode expected)
    {
        answer.Expect(expected);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains(
            "style-src 'unsafe-inline'",
            answer.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal
        );
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private static void AssertSums(IEnumerable<Invoice> invoices) =>
        Assert.All(invoices, i => Assert.Equal(i.TotalMinor, i.Lines.Sum(l => l.AmountMinor)));

    private Task<List<long>> PostingsAsync(Guid invoiceId) =>
        app.QueryAsync(db =>
            db.Set<LedgerEntryRow>()
                .Where(e => e.RefId == invoiceId)
                .SelectMany(e => e.Postings)
                .OrderBy(p => p.Line)
                .Select(p => p.DebitMinor - p.CreditMinor)
                .ToListAsync()
        );

    [GeneratedRegex("http[^ \n]+/pay[^ \n]+")]
    private static partial Regex LinkPattern();
}
