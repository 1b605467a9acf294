using System.Globalization;
using Marketplace.Foundation;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Settlement = Marketplace.Modules.Payments.Settlement;

namespace Marketplace.IntegrationTests.Payments;

/// <summary>The provider's word that promised refunds were paid back.</summary>
public static class PayBack
{
    /// <summary>Says so of every promised refund of a payment.</summary>
    public static async Task AllAsync(ShopApp app, Guid paymentId)
    {
        foreach (var refund in await PromisedAsync(app, paymentId))
        {
            var news = new ProviderRefund(
                $"re_{refund.Id:N}_{refund.Refusals}",
                refund.Id,
                RefundStatus.Succeeded,
                new Money(refund.AmountMinor, refund.Currency),
                null
            );
            await app.InScopeAsync<RefundSettlementService, Settlement>(s =>
                s.ApplyAsync(StripeGateway.Name, news, default)
            );
        }
    }

    /// <summary>Sends every promised refund of a payment; let <see cref="AnswerAsync"/> interfere where the simulator
    /// knows nothing of the payment.</summary>
    public static async Task SendAllAsync(ShopApp app, Guid paymentId)
    {
        foreach (var refund in await PromisedAsync(app, paymentId))
            await app.InScopeAsync<RefundSendingService, bool>(s => s.SendAsync(refund.Id, default));
    }

    /// <summary>Answers a refund as a provider that pays at once; the same key gives the same refund.</summary>
    public static async Task AnswerAsync(HttpContext context, Func<Task> nextAsync)
    {
        if (context.Request.Path != "/v1/refunds" || context.Request.Method != HttpMethods.Post)
        {
            await nextAsync();
            return;
        }

        var form = await context.Request.ReadFormAsync();
        await context.Response.WriteAsJsonAsync(
            new
            {
                id = "re_" + context.Request.Headers["Idempotency-Key"],
                @object = "refund",
                status = "succeeded",
                currency = "try",
                amount = long.Parse(form["amount"].ToString(), CultureInfo.InvariantCulture),
                metadata = new { refund_id = form["metadata[refund_id]"].ToString() },
            }
        );
    }

    private static Task<List<Refund>> PromisedAsync(ShopApp app, Guid paymentId) =>
        app.QueryAsync(db =>
            db.Set<Refund>()
                .AsNoTracking()
                .Where(r => r.PaymentId == paymentId && r.Status == RefundStatus.Pending)
                .ToListAsync()
        );
}
