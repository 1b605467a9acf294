using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Subscriptions;

namespace Marketplace.IntegrationTests.Subscriptions;

/// <summary>A year of two stores under a moving clock: one always pays, the other's card fails once.</summary>
public sealed class SubscriptionYearTests(BillingApp app) : IClassFixture<BillingApp>
{
    [Fact]
    public async Task Year_OneFailedCard_DunsSuspendsReturnsAndEveryBookFits()
    {
        var (steady, failing) = (await app.StoreAsync(), await app.StoreAsync());
        var began = app.Clock.GetUtcNow();
        await steady.SubscribeAsync("pro");
        await failing.SubscribeAsync("standard");
        await app.PassAsync(TimeSpan.FromDays(85), () => PayAsync(steady, failing));

        // The third renewal of the second store is refused by its bank.
        await app.PassAsync(TimeSpan.FromDays(3), () => PayAsync(steady));
        await failing.PayOpenInvoiceAsync("decline");
        var due = (await failing.GetAsync()).GetProperty("period").GetProperty("end").GetDateTimeOffset();
        await UntilAsync(due.AddDays(6), steady);
        Assert.Equal(("past_due", "standard"), (await failing.StatusAsync(), await failing.PlanAsync()));
        await UntilAsync(due.AddDays(9), steady);
        Assert.Equal(("suspended", "free"), (await failing.StatusAsync(), await failing.PlanAsync()));
        Assert.Equal(3, await failing.LimitAsync("activeListings"));
        Assert.Equal(1, await failing.EventsAsync("subscription-past-due"));
        Assert.Equal(1, await failing.EventsAsync("subscription-suspended"));

        // Renewal notice, first reminder, three more, suspension.
        Assert.Equal(6, await MailsAsync(failing, due.AddDays(-4)));
        await failing.PayOpenInvoiceAsync();
        await failing.UntilStatusAsync("active");
        Assert.Equal("standard", await failing.PlanAsync());
        Assert.Equal(2, await failing.EventsAsync("subscription-activated"));
        await UntilAsync(began.AddDays(366), steady, failing);

        Assert.Equal(("active", "active"), (await steady.StatusAsync(), await failing.StatusAsync()));
        await AssertInvariantsAsync(steady, 49_900, continuous: true);
        await AssertInvariantsAsync(failing, 19_900, continuous: false);

        // Numbers and postings belong to the platform, so the books of every store of this database are read.
        Assert.Equal(
            0,
            await app.ScalarAsync<long>(
                """
                SELECT count(*) FROM (
                    SELECT number, row_number() OVER (PARTITION BY split_part(number, '-', 2) ORDER BY number) AS place
                        FROM subscriptions.invoices) AS numbered
                WHERE split_part(number, '-', 3)::int <> place
                """
            )
        );
        Assert.Equal(
            await app.ScalarAsync<long>(
                "SELECT sum(total_minor)::bigint FROM subscriptions.invoices WHERE status = 'Paid'"
            ),
            await app.ScalarAsync<long>(
                "SELECT sum(debit_minor - credit_minor)::bigint FROM ledger.postings WHERE account_code = "
                    + "'psp_clearing'"
            )
        );
    }

    [Fact]
    public async Task Suspended_NeverPaidAgain_IsOverAfterAMonthAndMaySubscribeAnew()
    {
        var store = await app.StoreAsync();
        await store.SubscribeAsync("standard");
        await app.PassAsync(TimeSpan.FromDays(62));
        Assert.Equal(("free", "free"), (await store.StatusAsync(), await store.PlanAsync()));
        Assert.Equal(
            [InvoiceStatus.Paid, InvoiceStatus.Uncollectible],
            (await store.InvoicesAsync()).Select(i => i.Status)
        );
        Assert.Equal(1, await store.EventsAsync("subscription-cancelled"));
        await store.SubscribeAsync("standard");
    }

    private static async Task PayAsync(params BillingStore[] stores)
    {
        foreach (var store in stores)
        {
            if (await store.OpenInvoiceAsync() is not null)
                await store.PayOpenInvoiceAsync();
        }
    }

    private Task UntilAsync(DateTimeOffset instant, params BillingStore[] payers) =>
        app.PassAsync(instant - app.Clock.GetUtcNow(), () => PayAsync(payers));

    private Task<long> MailsAsync(BillingStore store, DateTimeOffset since) =>
        app.ScalarAsync<long>(
            $"SELECT count(*) FROM platform.mails WHERE \"to\" = '{store.Owner.Email}' AND created_at >= '{since:O}'"
        );

    private static async Task AssertInvariantsAsync(BillingStore store, long price, bool continuous)
    {
        var paid = (await store.InvoicesAsync())
            .Where(i => i.Status == InvoiceStatus.Paid)
            .OrderBy(i => i.PeriodStart)
            .ToList();
        Assert.InRange(paid.Count, 12, 14);
        Assert.All(paid, i => Assert.Equal((price, price), (i.TotalMinor, i.Lines.Sum(l => l.AmountMinor))));
        Assert.All(
            paid.Zip(paid.Skip(1)),
            pair =>
                Assert.True(
                    continuous
                        ? pair.First.PeriodEnd == pair.Second.PeriodStart
                        : pair.First.PeriodEnd <= pair.Second.PeriodStart
                )
        );
        Assert.Equal(paid.Count, paid.Select(i => i.PaymentId).Distinct().Count());
    }
}
