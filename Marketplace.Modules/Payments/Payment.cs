using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Payments;

/// <summary>A single payment attempt for a purchase or an invoice, through the provider's checkout page.</summary>
/// <remarks>Its rank only rises (see <see cref="PaymentStatus"/>); <c>refunded + refund pending ≤ captured ≤
/// amount</c>.</remarks>
public sealed class Payment : Entity
{
    private readonly List<PaymentAttempt> _attempts = [];

    private Payment() { }

    public Payment(Guid id, string provider, CreatePayment request, DateTimeOffset now)
    {
        Id = id;
        Provider = provider;
        (Purpose, RefId, PayerId, Description, Language) = (
            request.Purpose,
            request.RefId,
            request.PayerId,
            request.Description,
            request.Language
        );
        (AmountMinor, Currency) = (request.Amount.Amount, request.Amount.Currency);
        (ExpiresAt, Lines) = (request.ExpiresAt, request.Lines);
        CreatedAt = UpdatedAt = now;
    }

    public PaymentPurpose Purpose { get; private init; }

    /// <summary>Purchase or invoice.</summary>
    public Guid RefId { get; private init; }

    public Guid PayerId { get; private init; }

    /// <summary>For example <c>stripe</c>.</summary>
    public string Provider { get; private init; } = "";

    /// <summary>The provider's id of its checkout page; unique per provider, null until the provider has
    /// responded.</summary>
    public string? ProviderPaymentId { get; private set; }

    /// <summary>The provider's id of the captured money, used for refunds; null until captured. Also set when that
    /// money does not match what was asked for.</summary>
    public string? ProviderCaptureId { get; private set; }

    public string Description { get; private init; } = "";

    /// <summary>What is paid for, as the provider's page lists it; empty when the description says it all.</summary>
    public IReadOnlyList<PaymentLine> Lines { get; private init; } = [];

    public Language Language { get; private init; } = Language.Default;

    public long AmountMinor { get; private init; }

    public string Currency { get; private init; } = "";

    public PaymentStatus Status { get; private set; }

    /// <summary>Used for what it was meant to pay; false for money that is refunded.</summary>
    public bool Accepted { get; private set; }

    public long CapturedMinor { get; private set; }

    public long RefundedMinor { get; private set; }

    /// <summary>Requested refunds that are not paid yet.</summary>
    public long RefundPendingMinor { get; private set; }

    public string? FailureCode { get; private set; }

    /// <summary>Number of cards declined on its page.</summary>
    public int Declines { get; private set; }

    /// <summary>When the provider first reported a different amount or reference than requested; null if it never
    /// did.</summary>
    public DateTimeOffset? MismatchAt { get; private set; }

    /// <summary>The amount the provider reported then, minor units of <see cref="MismatchCurrency"/>; null when it
    /// reported no amount.</summary>
    public long? MismatchMinor { get; private set; }

    public string? MismatchCurrency { get; private set; }

    /// <summary>When an administrator resolved the mismatch; null while it is open.</summary>
    public DateTimeOffset? MismatchResolvedAt { get; private set; }

    /// <summary>Why the mismatch is resolved; null while it is open.</summary>
    public string? MismatchReason { get; private set; }

    /// <summary>The refund or transaction at the provider that resolved it; null likewise.</summary>
    public string? MismatchReference { get; private set; }

    public string? CheckoutUrl { get; private set; }

    public DateTimeOffset ExpiresAt { get; private init; }

    /// <summary>The provider's page may still be open although the payment has ended here; the poll closes
    /// it.</summary>
    public bool CloseAtProvider { get; private set; }

    /// <summary>The poll does not ask the provider before this time.</summary>
    public DateTimeOffset? PollAfter { get; private set; }

    /// <summary>When to ask the provider for its refunds: it has refunded more than we know; null otherwise.</summary>
    public DateTimeOffset? RefundCheckAt { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Time of the capture, null before.</summary>
    public DateTimeOffset? SucceededAt { get; private set; }

    public IReadOnlyList<PaymentAttempt> Attempts => _attempts;

    public Money Amount => new(AmountMinor, Currency);

    public Money Captured => new(CapturedMinor, Currency);

    public Money Refunded => new(RefundedMinor, Currency);

    /// <summary>What can still be refunded.</summary>
    public Money Refundable => new(CapturedMinor - RefundedMinor - RefundPendingMinor, Currency);

    /// <summary>Whether the payment has not ended yet.</summary>
    public bool IsOpen => Status.Rank() < PaymentRank.Ended;

    /// <summary>The provider call that is in progress or has an unknown outcome, otherwise a new one.</summary>
    /// <remarks>A timeout is never retried with a new key: the same attempt, and so the same key, is used until its
    /// outcome is known.</remarks>
    /// <param name="payerEmail">For a new call; one that goes on keeps its own.</param>
    public PaymentAttempt BeginAttempt(DateTimeOffset now, string? payerEmail = null)
    {
        var open = _attempts.Find(attempt => attempt.Outcome is AttemptOutcome.Started or AttemptOutcome.Unknown);
        if (open is null)
        {
            open = new PaymentAttempt(Id, _attempts.Count + 1, payerEmail, now);
            _attempts.Add(open);
        }

        UpdatedAt = now;
        return open;
    }

    /// <summary>The provider created the checkout page.</summary>
    public void Opened(int attempt, string providerPaymentId, string? checkoutUrl, DateTimeOffset now)
    {
        // Until the page is known, processing is only our guess after a lost response.
        var isGuess = Status == PaymentStatus.Processing && ProviderPaymentId is null;
        Attempt(attempt).Finish(AttemptOutcome.Opened, null, now);
        ProviderPaymentId ??= providerPaymentId;
        if (IsOpen)
            CheckoutUrl = checkoutUrl;
        else
            CloseAtProvider = Status is not (PaymentStatus.Succeeded or PaymentStatus.Disputed);
        if (isGuess || Status == PaymentStatus.Created)
            Status = PaymentStatus.RequiresAction;
        UpdatedAt = now;
    }

    /// <summary>The provider refused the call itself, so a new call with a new key is safe.</summary>
    /// <remarks>Repeat: does not undo a page that was created in the meantime.</remarks>
    public void Refused(int attempt, string error, DateTimeOffset now)
    {
        if (Attempt(attempt).Outcome == AttemptOutcome.Opened)
            return;
        Attempt(attempt).Finish(AttemptOutcome.Refused, error, now);
        UpdatedAt = now;
    }

    /// <summary>The provider did not respond: the page may or may not have been created.</summary>
    /// <remarks>Repeat: does not undo a page that was created in the meantime.</remarks>
    public void Unanswered(int attempt, string error, DateTimeOffset now)
    {
        if (Attempt(attempt).Outcome == AttemptOutcome.Opened)
            return;
        Attempt(attempt).Finish(AttemptOutcome.Unknown, error, now);
        if (Status == PaymentStatus.Created)
            Status = PaymentStatus.Processing;
        UpdatedAt = now;
    }

    /// <summary>Closes the open payment from our side.</summary>
    public void Close(PaymentClosure closure, DateTimeOffset now)
    {
        if (!IsOpen)
            return;
        Status = closure == PaymentClosure.Cancelled ? PaymentStatus.Cancelled : PaymentStatus.Expired;
        CloseAtProvider = MayHavePage;
        (CheckoutUrl, PollAfter) = (null, null);
        UpdatedAt = now;
    }

    /// <summary>Closes whatever can still be paid here, because another payment replaces it or the purchase has
    /// ended.</summary>
    public void CloseOrSupersede(DateTimeOffset now, PaymentClosure closure = PaymentClosure.Cancelled)
    {
        if (IsOpen)
            Close(closure, now);
        else if (CloseAtProvider)
            Supersede(now);
    }

    // After a declined card the page stayed open for another one; that ends here.
    private void Supersede(DateTimeOffset now)
    {
        CloseAtProvider = MayHavePage;
        (CheckoutUrl, PollAfter) = (null, null);
        UpdatedAt = now;
    }

    /// <summary>The provider's page is closed, or will never be opened.</summary>
    public void ClosedAtProvider() => CloseAtProvider = false;

    /// <summary>Schedules the next poll.</summary>
    public void PollLater(DateTimeOffset at) => PollAfter = at;

    /// <summary>Stores the provider's id of its page, if it is not known yet.</summary>
    public void SetProviderPaymentId(string? providerPaymentId) => ProviderPaymentId ??= providerPaymentId;

    /// <summary>The provider reports a different amount; true the first time, when administrators are
    /// alerted.</summary>
    /// <param name="captureId">The provider's id of that money; null when it is not known.</param>
    public bool NoteMismatch(Money? received, string? captureId, DateTimeOffset now)
    {
        ProviderCaptureId ??= captureId;
        if (MismatchAt is not null)
            return false;
        (MismatchAt, MismatchMinor, MismatchCurrency) = (now, received?.Amount, received?.Currency);
        UpdatedAt = now;
        return true;
    }

    /// <summary>An administrator resolved the mismatch with the provider and the payer.</summary>
    public void ResolveMismatch(string reason, string reference, DateTimeOffset now) =>
        (MismatchReason, MismatchReference, MismatchResolvedAt) = (reason, reference, now);

    /// <summary>Moves to a status that does not end it (the buyer must act, the bank is processing).</summary>
    public void Advance(PaymentStatus status, DateTimeOffset now)
    {
        Status = status;
        UpdatedAt = now;
    }

    /// <summary>The provider ended it unpaid.</summary>
    /// <remarks>After a declined card the page stays open until it expires: the buyer may try another card
    /// there.</remarks>
    public void End(PaymentStatus status, string? failureCode, DateTimeOffset now)
    {
        Status = status;
        FailureCode = failureCode;
        if (status == PaymentStatus.Failed)
            (Declines, CloseAtProvider, PollAfter) = (1, MayHavePage, ExpiresAt);
        else
            (CheckoutUrl, CloseAtProvider) = (null, false);
        UpdatedAt = now;
    }

    /// <summary>Another card was declined on the page that stayed open.</summary>
    public void DeclineAgain(string? failureCode, DateTimeOffset now)
    {
        Declines++;
        FailureCode = failureCode;
        UpdatedAt = now;
    }

    /// <summary>The payment was captured.</summary>
    /// <param name="captureId">The provider's id of the captured money.</param>
    public void Capture(string? captureId, DateTimeOffset now)
    {
        Status = PaymentStatus.Succeeded;
        CapturedMinor = AmountMinor;
        ProviderCaptureId = captureId;
        (CheckoutUrl, FailureCode, CloseAtProvider) = (null, null, false);
        SucceededAt = UpdatedAt = now;
    }

    /// <summary>The money was used for what it was meant to pay.</summary>
    public void Accept() => Accepted = true;

    /// <summary>The listener rejected the payment: it will be refunded.</summary>
    public void Reject() => Accepted = false;

    /// <summary>Reserves part of the captured money for a refund.</summary>
    /// <remarks>Errors: <c>refund.exceeds_captured</c>.</remarks>
    public Result PromiseRefund(Money amount, DateTimeOffset now)
    {
        if (amount > Refundable)
            return PaymentErrors.RefundExceedsCaptured.With(("refundable", Refundable), ("requested", amount));
        RefundPendingMinor += amount.Amount;
        UpdatedAt = now;
        return Result.Success;
    }

    /// <summary>A requested refund was paid.</summary>
    public void RefundPaid(Money amount, DateTimeOffset now)
    {
        RefundPendingMinor -= amount.Amount;
        RefundedMinor += amount.Amount;
        UpdatedAt = now;
    }

    /// <summary>The money of a paid refund came back to us.</summary>
    public void RefundReturned(Money amount, DateTimeOffset now)
    {
        RefundedMinor -= amount.Amount;
        UpdatedAt = now;
    }

    /// <summary>A requested refund failed for good.</summary>
    public void RefundGivenUp(Money amount, DateTimeOffset now)
    {
        RefundPendingMinor -= amount.Amount;
        UpdatedAt = now;
    }

    /// <summary>The provider's refunds are asked for from this time on.</summary>
    public void CheckRefunds(DateTimeOffset at) => RefundCheckAt = at;

    /// <summary>The provider's refunds were asked for; a later request stays.</summary>
    public void RefundsChecked(DateTimeOffset? requestedAt)
    {
        if (RefundCheckAt == requestedAt)
            RefundCheckAt = null;
    }

    private bool MayHavePage => ProviderPaymentId is not null || _attempts.Count > 0;

    private PaymentAttempt Attempt(int number) => _attempts.Single(attempt => attempt.Number == number);
}
