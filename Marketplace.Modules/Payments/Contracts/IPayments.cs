using Marketplace.Foundation;

namespace Marketplace.Modules.Payments.Contracts;

/// <summary>Card payments, for use by other modules.</summary>
/// <remarks>A card payment takes two steps: <see cref="CreateAsync"/> inside the caller's unit of work, then, after the
/// commit, <see cref="OpenCheckoutAsync"/>, which calls the provider. The outcome is delivered to the purpose's
/// <see cref="IPaymentListener"/>. Order and locks: lock what is paid for (purchase, order, invoice) before calling;
/// the payment row is locked after it.</remarks>
public interface IPayments
{
    /// <summary>Whether this deployment accepts cards (a provider is configured).</summary>
    bool IsAvailable { get; }

    /// <summary>Creates a payment inside the caller's transaction, without calling the provider.</summary>
    /// <remarks>Errors: <c>payment.method_unavailable</c> without a provider; <c>payment.already_succeeded</c>;
    /// <c>payment.in_progress</c> while another one is open.</remarks>
    Task<Result<PaymentSummary>> CreateAsync(CreatePayment request, CancellationToken cancellationToken);

    /// <summary>Creates the provider's page where the buyer pays. Call it after the commit, outside any
    /// transaction.</summary>
    /// <remarks>Errors: <c>payment.provider_error</c> (the payment can still be paid: call again). Repeat: returns the
    /// same page.</remarks>
    Task<Result<PaymentSummary>> OpenCheckoutAsync(Guid paymentId, CancellationToken cancellationToken);

    /// <summary>Ends the open payment of a reference inside the caller's transaction (buyer cancelled, hold expired);
    /// the provider's page is closed afterwards.</summary>
    /// <remarks>Repeat: does nothing when none is open. A payment that arrives later reaches the listener as a late
    /// success. The listener is not called when a payment is closed this way.</remarks>
    Task CloseAsync(PaymentPurpose purpose, Guid refId, PaymentClosure closure, CancellationToken cancellationToken);

    /// <summary>Requests a refund inside the caller's transaction; the job <c>payments.send-refunds</c> calls the
    /// provider after the commit.</summary>
    /// <remarks>Errors: <c>refund.exceeds_captured</c> when the refund would exceed what was captured;
    /// <c>payment.not_captured</c> when nothing was. The listener's <see cref="IPaymentListener.OnRefundedAsync"/> is
    /// called once the provider has paid the refund.</remarks>
    Task<Result<RefundSummary>> RefundAsync(RefundPayment request, CancellationToken cancellationToken);

    /// <summary>Whether the provider reported other money than was asked for, and nobody has settled that yet. One
    /// statement.</summary>
    Task<bool> HasOpenMismatchAsync(PaymentPurpose purpose, Guid refId, CancellationToken cancellationToken);

    /// <summary>What can still be refunded of the accepted payment of a reference, locked; null if there is none.
    /// Inside the caller's transaction.</summary>
    Task<RefundableMoney?> RefundableAsync(PaymentPurpose purpose, Guid refId, CancellationToken cancellationToken);

    /// <summary>The latest payment of each reference; references without a payment are left out. One
    /// statement.</summary>
    Task<IReadOnlyDictionary<Guid, PaymentSummary>> FindAsync(
        PaymentPurpose purpose,
        IReadOnlyCollection<Guid> refIds,
        CancellationToken cancellationToken
    );

    /// <summary>The refunds of an order, oldest first. One statement.</summary>
    Task<IReadOnlyList<RefundSummary>> RefundsOfOrderAsync(Guid orderId, CancellationToken cancellationToken);
}

/// <summary>What a payment is for; each purpose has one listener.</summary>
public enum PaymentPurpose
{
    Purchase,
    SubscriptionInvoice,
}

/// <summary>Status of a payment.</summary>
/// <remarks>Rank: created 0, requires_action 1, processing 2, failed, cancelled, expired 3, succeeded 4, disputed 5;
/// provider updates can only raise it.</remarks>
public enum PaymentStatus
{
    Created,
    RequiresAction,
    Processing,
    Failed,
    Cancelled,
    Expired,
    Succeeded,
    Disputed,
}

/// <summary>Why an open payment is closed unpaid.</summary>
public enum PaymentClosure
{
    Cancelled,
    Expired,
}

/// <summary>A request to create a payment.</summary>
/// <param name="RefId">Purchase or invoice.</param>
/// <param name="PayerId">The user who may see the payment.</param>
/// <param name="Description">Shown on the provider's page, for example the purchase number.</param>
/// <param name="ExpiresAt">When the page closes; a payment that arrives later is a late success.</param>
/// <param name="Language">Of the provider's page.</param>
public sealed record CreatePayment(
    PaymentPurpose Purpose,
    Guid RefId,
    Guid PayerId,
    Money Amount,
    string Description,
    DateTimeOffset ExpiresAt,
    Language Language
)
{
    /// <summary>What is paid for; empty for a payment that is named by its description alone.</summary>
    public IReadOnlyList<PaymentLine> Lines { get; init; } = [];
}

/// <summary>One line of what is paid for.</summary>
/// <param name="UnitMinor">Price of one unit in the payment's currency.</param>
/// <param name="ImageUrl">Public address of a picture; null when there is none.</param>
public sealed record PaymentLine(string Name, long UnitMinor, int Quantity, string? ImageUrl = null);

/// <summary>A payment as other modules see it.</summary>
/// <param name="CheckoutUrl">Page where the buyer pays; null until the provider has been called, and after the payment
/// has ended.</param>
/// <param name="FailureCode">The provider's reason, for example <c>card_declined</c>.</param>
/// <param name="Accepted">The money was used for what it was meant to pay (not refunded as a late success).</param>
public sealed record PaymentSummary(
    Guid Id,
    PaymentPurpose Purpose,
    Guid RefId,
    Money Amount,
    PaymentStatus Status,
    string? CheckoutUrl,
    string? FailureCode,
    Money Captured,
    Money Refunded,
    bool Accepted,
    DateTimeOffset ExpiresAt
);

/// <summary>A request to refund money.</summary>
/// <param name="RefId">Purchase or invoice that was paid.</param>
/// <param name="OrderId">The order it belongs to, null if there is none.</param>
/// <param name="Reason">For example <c>order.rejected</c> or <c>seller.goodwill</c>.</param>
/// <param name="Lines">Units being refunded; empty for a plain amount.</param>
/// <param name="ActorId">Who decided; null for the system.</param>
/// <param name="Commission">What the store gets back of the order's commission; null if there is no order.</param>
public sealed record RefundPayment(
    PaymentPurpose Purpose,
    Guid RefId,
    Guid? OrderId,
    Money Amount,
    string Reason,
    IReadOnlyList<RefundLine> Lines,
    Guid? ActorId,
    CommissionRefund? Commission = null
);

/// <summary>Refunded units of an order line.</summary>
/// <param name="CommissionMinor">The line's commission that goes back to the store; null for a refund promised before
/// lines kept it.</param>
/// <param name="CommissionTaxMinor">The tax on it; null likewise.</param>
public sealed record RefundLine(
    Guid OrderLineId,
    int Quantity,
    long AmountMinor,
    long? CommissionMinor = null,
    long? CommissionTaxMinor = null
);

/// <summary>Commission and the tax on it that a refund gives back to the store, minor units.</summary>
public sealed record CommissionRefund(long CommissionMinor, long CommissionTaxMinor)
{
    /// <summary>What the lines of a refund give back together; null when one of them does not know it.</summary>
    public static CommissionRefund? Of(IReadOnlyCollection<RefundLine> lines) =>
        lines.Any(l => l.CommissionMinor is null || l.CommissionTaxMinor is null)
            ? null
            : new(lines.Sum(l => l.CommissionMinor!.Value), lines.Sum(l => l.CommissionTaxMinor!.Value));
}

/// <summary>What is left of a payment.</summary>
/// <param name="Left">What can still be refunded.</param>
/// <param name="WithoutOrder">What was refunded at the provider while nobody knows for which order.</param>
public sealed record RefundableMoney(Money Left, Money WithoutOrder);

/// <summary>A refund as other modules see it.</summary>
/// <param name="Commission">Null for a refund of no order, or one promised before refunds kept it.</param>
public sealed record RefundSummary(
    Guid Id,
    Guid PaymentId,
    Guid? OrderId,
    Money Amount,
    string Reason,
    RefundStatus Status,
    IReadOnlyList<RefundLine> Lines,
    DateTimeOffset CreatedAt,
    CommissionRefund? Commission
);

/// <summary>Status of a refund.</summary>
public enum RefundStatus
{
    Pending,
    Succeeded,
    Failed,
}
