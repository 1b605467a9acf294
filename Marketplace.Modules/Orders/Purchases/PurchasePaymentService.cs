using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Users.Contracts;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Orders;

/// <summary>Asks for the card payment of a purchase, with its lines and their pictures for the provider's
/// page.</summary>
public sealed class PurchasePaymentService(
    UnitOfWork unitOfWork,
    IPurchaseRepository purchases,
    IPayments payments,
    IOptions<MarketplaceOptions> marketplace,
    TimeProvider clock
)
{
    /// <summary>Creates another payment after one failed, or returns the open one whose provider call never completed;
    /// open its page after the commit.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>; <c>order.not_payable</c> when it is not awaiting payment;
    /// <c>checkout.expired</c> when the hold is over; <c>payment.already_succeeded</c>, <c>payment.in_progress</c>,
    /// <c>payment.method_unavailable</c>.</remarks>
    public Task<Result<PaymentSummary>> PayAgainAsync(
        Guid purchaseId,
        Actor buyer,
        Language language,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync<PaymentSummary>(
            async ct =>
            {
                if (
                    await purchases.FindForUpdateAsync(purchaseId, ct) is not var (purchase, orders)
                    || purchase.BuyerId != buyer.Id
                )
                {
                    return PlatformErrors.NotFound;
                }

                var holdUntil = orders.Min(o => o.DueAt) ?? clock.GetUtcNow();
                if (RefusalOf(orders, holdUntil) is { } refusal)
                    return refusal;
                var last = (await payments.FindAsync(PaymentPurpose.Purchase, [purchaseId], ct)).GetValueOrDefault(
                    purchaseId
                );
                return last is { Status: PaymentStatus.Created or PaymentStatus.Processing, CheckoutUrl: null }
                    ? last
                    : await CreateAsync(purchase, orders, holdUntil, language, ct);
            },
            cancellationToken
        );

    /// <summary>Creates the first payment, inside the caller's unit of work.</summary>
    /// <returns>The payment's id, as it is null for purchases in cash.</returns>
    internal async Task<Result<Guid?>> AskAsync(
        Purchase purchase,
        IReadOnlyCollection<Order> orders,
        DateTimeOffset expiresAt,
        Language language,
        CancellationToken cancellationToken
    )
    {
        var payment = await CreateAsync(purchase, orders, expiresAt, language, cancellationToken);
        return payment.Succeeded ? payment.Value.Id : payment.Error;
    }

    private Task<Result<PaymentSummary>> CreateAsync(
        Purchase purchase,
        IReadOnlyCollection<Order> orders,
        DateTimeOffset expiresAt,
        Language language,
        CancellationToken cancellationToken
    ) =>
        payments.CreateAsync(
            new(
                PaymentPurpose.Purchase,
                purchase.Id,
                purchase.BuyerId,
                purchase.Total,
                purchase.Number,
                expiresAt,
                language
            )
            {
                Lines = PurchaseLines.Of(orders, language, marketplace.Value.PublicUrl),
            },
            cancellationToken
        );

    private ErrorDefinition? RefusalOf(IReadOnlyList<Order> orders, DateTimeOffset holdUntil) =>
        orders.All(o => o.Status == OrderStatus.Expired) ? OrderErrors.CheckoutExpired
        : orders.Any(o => o.PaidAt is null && o.Status != OrderStatus.PendingPayment) ? OrderErrors.NotPayable
        : orders[0].Status == OrderStatus.PendingPayment && holdUntil <= clock.GetUtcNow() ? OrderErrors.CheckoutExpired
        : null;
}
