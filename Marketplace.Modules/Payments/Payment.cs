using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Payments;

/// <summary>One try to get the money for a purchase or an invoice, through the provider's page.</summary>
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
        (Purpose, RefId, PayerId, Description, Locale) = (
            request.Purpose,
            request.RefId,
            request.PayerId,
            request.Description,
            request.Locale
        );
        (AmountMinor, Currency) = (request.Amount.Amount, request.Amount.Currency);
        ExpiresAt = request.ExpiresAt;
        CreatedAt = UpdatedAt = now;
    }

    public PaymentPurpose Purpose { get; private init; }

    /// <summary>Purchase or invoice.</summary>
    public Guid RefId { get; private init; }

    public Guid PayerId { get; private init; }

    /// <summary>For example <c>stripe</c>.</summary>
    public string Provider { get; private init; } = "";

    /// <summary>The provider's id of its page; unique per provider, null until it answered.</summary>
    public string? ProviderPaymentId { get; private set; }

    /// <summary>The provider's id of the captured money, which refunds name; null until captured.</summary>
    public string? ProviderCaptureId { get; private set; }

    public string Description { get; private init; } = "";

    public string Locale { get; private init; } = "";

    public long AmountMinor { get; private init; }

    public string Currency { get; private init; } = "";

    public PaymentStatus Status { get; private set; }

    /// <summary>Taken for what it was meant for; false for money that is sent back.</summary>
    public bool Accepted { get; private set; }

    public long CapturedMinor { get; private set; }

    public long RefundedMinor { get; private set; }

    /// <summary>Promised back, not yet paid back.</summary>
    public long RefundPendingMinor { get; private set; }

    public string? FailureCode { get; private set; }

    /// <summary>Cards refused on its page.</summary>
    public int Declines { get; private set; }

    /// <summary>When the provider first spoke of other money or of another reference than was asked for; null while it
    /// never did.</summary>
    public DateTimeOffset? MismatchAt { get; private set; }

    /// <summary>What the provider reported then, minor units of <see cref="MismatchCurrency"/>; null when it named no
    /// amount.</summary>
    public long? MismatchMinor { get; private set; }

    public string? MismatchCurrency { get; private set; }

    /// <summary>When an administrator had settled the mismatch; null while it is a task.</summary>
    public DateTimeOffset? MismatchResolvedAt { get; private set; }

    public string? CheckoutUrl { get; private set; }

    public DateTimeOffset ExpiresAt { get; private init; }

    /// <summary>The provider's page may still be open although the payment is over here; the poll closes it.</summary>
    public bool CloseAtProvider { get; private set; }

    /// <summary>The poll does not ask the provider before this instant.</summary>
    public DateTimeOffset? PollAfter { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Instant of the capture, null before.</summary>
    public DateTimeOffset? SucceededAt { get; private set; }

    public IReadOnlyList<PaymentAttempt> Attempts => _attempts;

    public Money Amount => new(AmountMinor, Currency);

    public Money Captured => new(CapturedMinor, Currency);

    public Money Refunded => new(RefundedMinor, Currency);

    /// <summary>What may still be promised back.</summary>
    public Money Refundable => new(CapturedMinor - RefundedMinor - RefundPendingMinor, Currency);

    /// <summary>No end reached yet.</summary>
    public bool IsOpen => Status.Rank() < PaymentRank.Ended;

    /// <summary>The call to the provider that is under way or has an unknown outcome, else a new one.</summary>
    /// <remarks>A timeout is never answered with a new key: the same attempt, and so the same key, is used until its
    /// outcome is known.</remarks>
    public PaymentAttempt BeginAttempt(DateTimeOffset now)
    {
        var open = _attempts.Find(attempt => attempt.Outcome is AttemptOutcome.Started or AttemptOutcome.Unknown);
        if (open is null)
        {
            open = new PaymentAttempt(Id, _attempts.Count + 1, now);
            _attempts.Add(open);
        }

        UpdatedAt = now;
        return open;
    }

    /// <summary>The provider made its page.</summary>
    public void Opened(int attempt, string providerPaymentId, string? checkoutUrl, DateTimeOffset now)
    {
        // Before its page is known, processing is only our guess after a lost answer.
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

    /// <summary>The provider said no to the call itself, so that a new call with a new key is safe.</summary>
    /// <remarks>Repeat: a page that was made meanwhile stays made.</remarks>
    public void Refused(int attempt, string error, DateTimeOffset now)
    {
        if (Attempt(attempt).Outcome == AttemptOutcome.Opened)
            return;
        Attempt(attempt).Finish(AttemptOutcome.Refused, error, now);
        UpdatedAt = now;
    }

    /// <summary>The provider did not answer: it may or may not have made its page.</summary>
    /// <remarks>Repeat: a page that was made meanwhile stays made.</remarks>
    public void Unanswered(int attempt, string error, DateTimeOffset now)
    {
        if (Attempt(attempt).Outcome == AttemptOutcome.Opened)
            return;
        Attempt(attempt).Finish(AttemptOutcome.Unknown, error, now);
        if (Status == PaymentStatus.Created)
            Status = PaymentStatus.Processing;
        UpdatedAt = now;
    }

    /// <summary>Ends the open payment from our side.</summary>
    public void Close(PaymentClosure closure, DateTimeOffset now)
    {
        if (!IsOpen)
            return;
        Status = closure == PaymentClosure.Cancelled ? PaymentStatus.Cancelled : PaymentStatus.Expired;
        CloseAtProvider = MayHavePage;
        (CheckoutUrl, PollAfter) = (null, null);
        UpdatedAt = now;
    }

    /// <summary>Another payment takes its place, or the purchase is over: whatever may still be paid here is
    /// closed.</summary>
    public void MakeWay(DateTimeOffset now, PaymentClosure closure = PaymentClosure.Cancelled)
    {
        if (IsOpen)
            Close(closure, now);
        else if (CloseAtProvider)
            Supersede(now);
    }

    // After a refused card its page is left open for the next one; not any more.
    private void Supersede(DateTimeOffset now)
    {
        CloseAtProvider = MayHavePage;
        (CheckoutUrl, PollAfter) = (null, null);
        UpdatedAt = now;
    }

    /// <summary>The provider's page is closed, or will never be opened.</summary>
    public void ClosedAtProvider() => CloseAtProvider = false;

    /// <summary>Ask the provider again later.</summary>
    public void PollLater(DateTimeOffset at) => PollAfter = at;

    /// <summary>Learns the provider's id of its page, whatever the news is.</summary>
    public void Recognise(string? providerPaymentId) => ProviderPaymentId ??= providerPaymentId;

    /// <summary>The provider speaks of other money; true for the first time, which is told to people.</summary>
    public bool NoteMismatch(Money? received, DateTimeOffset now)
    {
        if (MismatchAt is not null)
            return false;
        (MismatchAt, MismatchMinor, MismatchCurrency) = (now, received?.Amount, received?.Currency);
        UpdatedAt = now;
        return true;
    }

    /// <summary>A person has settled the mismatch with the provider and the payer.</summary>
    public void ResolveMismatch(DateTimeOffset now) => MismatchResolvedAt ??= now;

    /// <summary>Takes over a status that does not end it (the buyer must act, the bank is working).</summary>
    public void Advance(PaymentStatus status, DateTimeOffset now)
    {
        Status = status;
        UpdatedAt = now;
    }

    /// <summary>The provider ended it without money.</summary>
    /// <remarks>After a refused card the page stays open until the expiry: the buyer may try another card
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

    /// <summary>Another card was refused on the page that stayed open.</summary>
    public void DeclineAgain(string? failureCode, DateTimeOffset now)
    {
        Declines++;
        FailureCode = failureCode;
        UpdatedAt = now;
    }

    /// <summary>The money is here.</summary>
    /// <param name="captureId">The provider's id of it.</param>
    public void Capture(string? captureId, DateTimeOffset now)
    {
        Status = PaymentStatus.Succeeded;
        CapturedMinor = AmountMinor;
        ProviderCaptureId = captureId;
        (CheckoutUrl, FailureCode, CloseAtProvider) = (null, null, false);
        SucceededAt = UpdatedAt = now;
    }

    /// <summary>The money is taken for what it was meant for.</summary>
    public void Accept() => Accepted = true;

    /// <summary>The listener does not want the money: it will be sent back.</summary>
    public void Reject() => Accepted = false;

    /// <summary>Promises part of the money back.</summary>
    /// <remarks>Errors: <c>refund.exceeds_captured</c>.</remarks>
    public Result PromiseRefund(Money amount, DateTimeOffset now)
    {
        if (amount > Refundable)
            return PaymentErrors.RefundExceedsCaptured.With(("refundable", Refundable), ("requested", amount));
        RefundPendingMinor += amount.Amount;
        UpdatedAt = now;
        return Result.Success;
    }

    /// <summary>A promised refund was paid back.</summary>
    public void RefundPaid(Money amount, DateTimeOffset now)
    {
        RefundPendingMinor -= amount.Amount;
        RefundedMinor += amount.Amount;
        UpdatedAt = now;
    }

    /// <summary>A refund that was paid back came back to us.</summary>
    public void RefundReturned(Money amount, DateTimeOffset now)
    {
        RefundedMinor -= amount.Amount;
        UpdatedAt = now;
    }

    /// <summary>A promised refund was given up.</summary>
    public void RefundGivenUp(Money amount, DateTimeOffset now)
    {
        RefundPendingMinor -= amount.Amount;
        UpdatedAt = now;
    }

    private bool MayHavePage => ProviderPaymentId is not null || _attempts.Count > 0;

    private PaymentAttempt Attempt(int number) => _attempts.Single(attempt => attempt.Number == number);
}
