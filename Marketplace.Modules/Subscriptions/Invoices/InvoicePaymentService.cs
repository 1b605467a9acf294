using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Creates payments for open invoices.</summary>
public sealed class InvoicePaymentService(
    UnitOfWork unitOfWork,
    ISubscriptionRepository subscriptions,
    IInvoiceRepository invoices,
    IPayments payments,
    IUserDirectory users,
    TimeProvider clock
)
{
    /// <summary>Returns the open payment of an invoice, or creates one; request its payment page after the
    /// commit.</summary>
    /// <param name="sellerId">The paying store; null for a payment link.</param>
    /// <remarks>Errors: <c>resource.not_found</c>; <c>invoice.not_payable</c>; those of
    /// <see cref="IPayments.CreateAsync"/>. Repeat: returns the same payment while it is open.</remarks>
    public Task<Result<PaymentSummary>> PayAsync(Guid? sellerId, Guid invoiceId, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync<PaymentSummary>(
            async ct =>
            {
                if (
                    await subscriptions.FindByInvoiceForUpdateAsync(invoiceId, ct) is not { } subscription
                    || (sellerId ?? subscription.SellerId) != subscription.SellerId
                )
                {
                    return PlatformErrors.NotFound;
                }

                var invoice = (await invoices.FindAsync(invoiceId, ct))!;
                if (!InvoiceSettlementService.IsPayable(subscription, invoice, clock.GetUtcNow()))
                    return SubscriptionErrors.InvoiceNotPayable.With(("status", WireName.Of(invoice.Status)));
                return await CreateAsync(subscription, invoice, ct);
            },
            cancellationToken
        );

    /// <summary>Returns the open payment of a payable invoice, or creates one, inside the caller's unit of
    /// work.</summary>
    public async Task<Result<PaymentSummary>> CreateAsync(
        Subscription subscription,
        Invoice invoice,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        var last = (
            await payments.FindAsync(PaymentPurpose.SubscriptionInvoice, [invoice.Id], cancellationToken)
        ).GetValueOrDefault(invoice.Id);
        if (
            last
            is { Status: PaymentStatus.Created or PaymentStatus.RequiresAction }
                or { Status: PaymentStatus.Processing, CheckoutUrl: null }
        )
        {
            if (last.ExpiresAt > now)
                return last;
            await payments.CloseAsync(
                PaymentPurpose.SubscriptionInvoice,
                invoice.Id,
                PaymentClosure.Expired,
                cancellationToken
            );
        }

        var payer = (await users.FindAsync([subscription.PayerId], cancellationToken)).GetValueOrDefault(
            subscription.PayerId
        );
        return await payments.CreateAsync(
            new(
                PaymentPurpose.SubscriptionInvoice,
                invoice.Id,
                subscription.PayerId,
                invoice.Total,
                invoice.Number,
                now + BillingCalendar.PaymentWindow,
                payer?.Language ?? Language.Default
            ),
            cancellationToken
        );
    }
}
