using Marketplace.Foundation;

namespace Marketplace.Modules.Payments.Contracts;

/// <summary>Card payments, as other modules ask for them.</summary>
/// <remarks>
/// A card payment takes two steps: <see cref="CreateAsync"/> inside the caller's unit of work, then, after the commit,
/// <see cref="OpenCheckoutAsync"/>,
/// which talks to the provider. What becomes of it arrives at the purpose's <see cref="IPaymentListener"/>.
/// Order and locks: lock what is paid for (purchase, order, invoice) before you call; the payment row is locked after
/// it.
/// </remarks>
public interface IPayments
{
    /// <summary>Whether this deployment takes cards (a provider is configured).</summary>
    bool IsAvailable { get; }

    /// <summary>Creates a payment inside the caller's transaction; no provider is called.</summary>
    /// <remarks>Errors: <c>payment.method_unavailable</c> without a provider; <c>payment.already_succeeded</c>;
    /// <c>payment.in_progress</c> while another one is open.</remarks>
    Task<Result<PaymentSummary>> CreateAsync(CreatePayment request, CancellationToken cancellationToken);

    /// <summary>Asks the provider for the page where the buyer pays. Call it after the commit, outside of any
    /// transaction.</summary>
    /// <remarks>Errors: <c>payment.provider_error</c> (the payment stays payable: call again). Repeat: gives the same
    /// page.</remarks>
    Task<Result<PaymentSummary>> OpenCheckoutAsync(Guid paymentId, CancellationToken cancellationToken);

    /// <summary>Ends the open payment of a reference inside the caller's transaction (buyer cancelled, hold expired);
    /// the provider's page is closed afterwards.</summary>
    /// <remarks>Repeat: nothing when none is open. Money that arrives later comes to the listener as a late success.
    /// The listener is not called for this end.</remarks>
    Task CloseAsync(PaymentPurpose purpose, Guid refId, PaymentClosure closure, CancellationToken cancellationToken);

    /// <summary>Promises money back inside the caller's transaction; the provider is called after the commit by the job
    /// <c>payments.send-refunds</c>.</summary>
    /// <remarks>Errors: <c>refund.exceeds_captured</c> when the promise would go beyond what was captured;
    /// <c>payment.not_captured</c> when nothing was.
    /// The listener hears <see cref="IPaymentListener.OnRefundedAsync"/> once the provider has paid it back.</remarks>
    Task<Result<RefundSummary>> RefundAsync(RefundPayment request, CancellationToken cancellationToken);

    /// <summary>The latest payment of each reference; references without one are left out. One statement.</summary>
    Task<IReadOnlyDictionary<Guid, PaymentSummary>> FindAsync(
        PaymentPurpose purpose,
        IReadOnlyCollection<Guid> refIds,
        CancellationToken cancellationToken
    );

    /// <summary>The refunds of an order, oldest first. One statement.</summary>
    Task<IReadOnlyList<RefundSummary>> RefundsOfOrderAsync(Guid orderId, CancellationToken cancellationToken);
}

/// <summary>What a payment is for; each has one listener.</summary>
public enum PaymentPurpose
{
    Purchase,
    SubscriptionInvoice,
}

/// <summary>Where a payment stands.</summary>
/// <remarks>Rank: created 0, requires_action 1, processing 2, failed, cancelled, expired 3, succeeded 4, disputed 5;
/// news from the provider may only raise it.</remarks>
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

/// <summary>Why an open payment ends without money.</summary>
public enum PaymentClosure
{
    Cancelled,
    Expired,
}

/// <summary>Asks for a payment.</summary>
/// <param name="RefId">Purchase or invoice.</param>
/// <param name="PayerId">User who may see the payment.</param>
/// <param name="Description">What the provider's page shows, for example the purchase number.</param>
/// <param name="ExpiresAt">The page closes then; money that arrives later is a late success.</param>
/// <param name="Locale"><c>tr</c> or <c>en</c>, for the provider's page.</param>
public sealed record CreatePayment(
    PaymentPurpose Purpose,
    Guid RefId,
    Guid PayerId,
    Money Amount,
    string Description,
    DateTimeOffset ExpiresAt,
    string Locale
);

/// <summary>A payment as other modules see it.</summary>
/// <param name="CheckoutUrl">Page where the buyer pays; null until the provider was asked, and when the payment is
/// over.</param>
/// <param name="FailureCode">The provider's reason, for example <c>card_declined</c>.</param>
/// <param name="Accepted">The money was taken for what it was meant for (not sent back as a late success).</param>
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

/// <summary>Promises money back.</summary>
/// <param name="RefId">Purchase or invoice that was paid.</param>
/// <param name="OrderId">Order it belongs to, null where there is none.</param>
/// <param name="Reason">For example <c>order.rejected</c> or <c>seller.goodwill</c>.</param>
/// <param name="Lines">Units given back, empty for an amount as such.</param>
/// <param name="ActorId">Who decided; null for the system.</param>
public sealed record RefundPayment(
    PaymentPurpose Purpose,
    Guid RefId,
    Guid? OrderId,
    Money Amount,
    string Reason,
    IReadOnlyList<RefundLine> Lines,
    Guid? ActorId
);

/// <summary>Units of an order line whose price is given back.</summary>
public sealed record RefundLine(Guid OrderLineId, int Quantity, long AmountMinor);

/// <summary>A refund as other modules see it.</summary>
public sealed record RefundSummary(
    Guid Id,
    Guid PaymentId,
    Guid? OrderId,
    Money Amount,
    string Reason,
    RefundStatus Status,
    IReadOnlyList<RefundLine> Lines,
    DateTimeOffset CreatedAt
);

/// <summary>Where a refund stands.</summary>
public enum RefundStatus
{
    Pending,
    Succeeded,
    Failed,
}
