using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Payments;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;
using Settlement = Marketplace.Modules.Payments.Settlement;

namespace Marketplace.IntegrationTests.Admin;

/// <summary>Disputes, and refunds nobody knows the order of, in the panel.</summary>
public sealed class PanelDisputeTests(ShopApp app) : IClassFixture<ShopApp>
{
    [Fact]
    public async Task OpenDispute_IsAnAlertThatLeadsToItsPayment()
    {
        var sale = await app.PaidOrderAsync(0);
        await app.InScopeAsync<DisputeSettlementService, Settlement>(s =>
            s.ApplyAsync(
                StripeGateway.Name,
                new("dp_panel", sale.CaptureId, DisputeStatus.Open, sale.Total, "fraudulent", app.Clock.GetUtcNow()),
                default
            )
        );
        using var panel = await Panel.SignedInAsync(app, await app.AdminAsync());

        Assert.Contains("/admin/payments?disputed=true", await panel.PageAsync("/admin"), StringComparison.Ordinal);
        Assert.Contains(
            $"/admin/payments/{sale.PaymentId}",
            await panel.PageAsync("/admin/payments?disputed=true"),
            StringComparison.Ordinal
        );
        var page = await panel.PageAsync($"/admin/payments/{sale.PaymentId}");
        Assert.Contains("dp_panel", page, StringComparison.Ordinal);
        Assert.Contains("fraudulent", page, StringComparison.Ordinal);
    }

    /// <summary>A purchase in two stores: the form offers both orders and the lines with enough left.</summary>
    [Fact]
    public async Task UnassignedRefund_AssignedByForm_LeavesTheAlert()
    {
        var other = await app.Store().WithProduct().OpenAsync();
        var placed = await app.PlaceAsync(PaymentMethod.Card, (app.Variants[1], 2), (other.Product.VariantId, 1));
        var sale = Sale.Of(placed, placed.Orders[0]) with { Total = placed.Purchase.Total };
        await app.SettleAsync(sale.Succeeded, "webhook");
        await app.InScopeAsync<RefundSettlementService, Settlement>(s =>
            s.ApplyAsync(
                StripeGateway.Name,
                new("re_panel", null, RefundStatus.Succeeded, new(600, "TRY"), null, sale.CaptureId),
                default
            )
        );
        var refund = await app.QueryAsync(db => db.Set<Refund>().SingleAsync(r => r.PaymentId == sale.PaymentId));
        using var panel = await Panel.SignedInAsync(app, await app.AdminAsync());
        const string alert = "/admin/payments?unassigned=true";
        Assert.Contains(alert, await panel.PageAsync("/admin"), StringComparison.Ordinal);
        Assert.Contains($"{sale.PaymentId}", await panel.PageAsync(alert), StringComparison.Ordinal);
        var path = $"/admin/payments/{sale.PaymentId}";
        var page = await panel.PageAsync(path);
        Assert.All(placed.Orders, o => Assert.Contains($"value=\"{o.Id}\"", page, StringComparison.Ordinal));
        var action = $"/admin/refunds/{refund.Id}/assign";
        Assert.Contains(action, page, StringComparison.Ordinal);

        // Without a reason nothing is assigned.
        var target = $"{sale.OrderId}/{sale.LineId}";
        await panel.SendAsync(action, page, ("target", target), ("reason", ""), ("returnUrl", path));
        Assert.Contains(action, await panel.PageAsync(path), StringComparison.Ordinal);
        await panel.SendAsync(action, page, ("target", target), ("reason", "Scratched"), ("returnUrl", path));

        Assert.DoesNotContain(action, await panel.PageAsync(path), StringComparison.Ordinal);
        Assert.DoesNotContain(alert, await panel.PageAsync("/admin"), StringComparison.Ordinal);
        Assert.Equal(600, (await app.OrderAsync(sale.OrderId)).RefundedMinor);
        Assert.Equal(1, await app.AuditCountAsync("refund.assign", refund.Id));
        await app.AssertInvariantsAsync();
    }
}
