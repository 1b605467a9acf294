using Marketplace.IntegrationTests.Admin;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Payments;
using Marketplace.Modules.Invariants;

namespace Marketplace.IntegrationTests.Payouts;

/// <summary>Payouts that people do not send for weeks.</summary>
public sealed class LatePayoutTests(ShopApp app) : IClassFixture<ShopApp>
{
    /// <summary>Whoever sends them has a task, and the books say that the law's days are over.</summary>
    [Fact]
    public async Task Nobody_SendsPayoutsForWeeks_IsATaskAndBreaksTheRule()
    {
        using var admin = await app.AdminAsync();
        await SellAsync(1);
        await app.RunPayoutsAsync(admin);
        await SellAsync(2);
        var payout = await app.Seller.LastPayoutAsync();
        // The second sale waits for the end of the first one's payout.
        await app.ExecuteAsync(
            """
            UPDATE payments.payable_dues SET due_on = due_on - 30;
            UPDATE payments.payouts SET due_on = due_on - 30;
            UPDATE payments.payout_ibans SET verified_at = verified_at - INTERVAL '30 days',
                paid_from = paid_from - INTERVAL '30 days', added_at = added_at - INTERVAL '30 days'
            """
        );
        Assert.Equal("I29", await BrokenAsync());

        using var panel = await Panel.SignedInAsync(app, admin);
        var amount = (payout.Amount("amount") / 100m).ToString(
            "#,##0.00",
            System.Globalization.CultureInfo.InvariantCulture
        );
        var said = $"payouts are past their due day and were not sent, {amount} TRY in all";
        Assert.Matches($"""<strong>1</strong>\s*{said}""", await panel.PageAsync("/admin"));
        var day = DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime);
        var list = await panel.PageAsync($"/admin/payouts?status=pending&due={day:yyyy-MM-dd}");
        Assert.Contains($"/admin/payouts/{payout.GetProperty("id").GetGuid()}", list, StringComparison.Ordinal);

        await admin.MakeBatchAsync();
        Assert.Contains("not known to be paid", await panel.PageAsync("/admin"), StringComparison.Ordinal);
        Assert.Equal("I29", await BrokenAsync());
    }

    private async Task<string> BrokenAsync() =>
        string.Join(
            ",",
            (await app.InScopeAsync<InvariantService, InvariantReport>(s => s.CheckAsync(default)))
                .Checks.Where(c => c.Violations > 0)
                .Select(c => c.Code)
        );

    private async Task SellAsync(int variant)
    {
        var sale = await app.PaidOrderAsync(variant);
        await app.Seller.DeliverAsync(sale.OrderId);
    }
}
