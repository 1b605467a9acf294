using Marketplace.Foundation;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.EntityFrameworkCore;
using Settlement = Marketplace.Modules.Payments.Settlement;

namespace Marketplace.IntegrationTests.Payments;

/// <summary>The provider's word that promised refunds were paid back.</summary>
public static class PayBack
{
    /// <summary>Says so of every promised refund of a payment.</summary>
    public static async Task AllAsync(ShopApp app, Guid paymentId)
    {
        var promised = await app.QueryAsync(db => db.Set<Refund>().AsNoTracking().Where(r => r.PaymentId == paymentId && r.Status == RefundStatus.Pending).ToListAsync());
        foreach (var refund in promised)
        {
            var news = new ProviderRefund($"re_{refund.Id:N}", refund.Id, RefundStatus.Succeeded, new Money(refund.AmountMinor, refund.Currency), null);
            await app.InScopeAsync<RefundSettlement, Settlement>(s => s.ApplyAsync(news, default));
        }
    }
}
