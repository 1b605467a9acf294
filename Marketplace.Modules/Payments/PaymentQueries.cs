using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Users.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Payments;

/// <summary>Reads payments for their payers and for administrators.</summary>
public sealed class PaymentQueries(MarketplaceDbContext db, CursorCodec cursors)
{
    private static readonly Keyset<Payment, Guid> Newest = Keyset.Descending<Payment>("newest", p => p.Id);

    /// <summary>A payment for its payer, or for support.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>, also for another user's payment.</remarks>
    public async Task<Result<PaymentView>> GetAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        var payment = await ReadAsync(id, cancellationToken);
        return payment is not null && (payment.PayerId == actor.UserId || actor.IsAdmin || actor.IsSupport)
            ? View(payment)
            : PlatformErrors.NotFound;
    }

    /// <summary>What the page shows that the browser returns to; null when there is no such payment.</summary>
    public Task<ReturnedPayment?> ReturnedAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<Payment>()
            .Where(p => p.Id == id)
            .Select(p => new ReturnedPayment(
                p.Status,
                p.Purpose,
                p.RefId,
                p.Description,
                p.AmountMinor,
                p.Currency,
                p.PayerId,
                p.CreatedAt
            ))
            .SingleOrDefaultAsync(cancellationToken);

    /// <summary>Payments, newest first.</summary>
    public async Task<Result<Page<PaymentRow>>> ListAsync(
        PaymentFilter filter,
        PageRequest page,
        CancellationToken cancellationToken
    )
    {
        var opened = Newest.Open(cursors, page, $"{filter}");
        if (!opened.Succeeded)
            return opened.Error;
        var query = filter.Of(db);
        var found = await opened.Value.Of(query).ToListAsync(cancellationToken);
        return opened.Value.From(found, payment => payment.Id).Map(Row);
    }

    /// <summary>A payment with its provider calls and refunds, for administrators.</summary>
    public async Task<Result<PaymentDetail>> DetailAsync(Guid id, CancellationToken cancellationToken)
    {
        var payment = await ReadAsync(id, cancellationToken);
        if (payment is null)
            return PlatformErrors.NotFound;
        var refunds = await db.Set<Refund>()
            .AsNoTracking()
            .Where(r => r.PaymentId == id)
            .OrderBy(r => r.Id)
            .ToListAsync(cancellationToken);
        var disputes = await db.Set<Dispute>()
            .AsNoTracking()
            .Where(d => d.PaymentId == id)
            .OrderBy(d => d.Id)
            .ToListAsync(cancellationToken);
        var mismatch = payment.MismatchAt is { } at
            ? new MismatchView(
                at,
                payment.MismatchMinor is { } minor ? new Money(minor, payment.MismatchCurrency!) : null,
                payment.MismatchResolvedAt,
                payment.MismatchReason,
                payment.MismatchReference
            )
            : null;
        return new PaymentDetail(
            Row(payment),
            mismatch,
            payment.ProviderPaymentId,
            payment.ProviderCaptureId,
            payment.Description,
            payment
                .Attempts.Select(a => new AttemptView(a.Number, a.Outcome, a.Error, a.StartedAt, a.FinishedAt))
                .ToList(),
            refunds.ConvertAll(refund => View(refund, payment.Purpose)),
            disputes.ConvertAll(DisputeView.Of)
        );
    }

    private Task<Payment?> ReadAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<Payment>()
            .AsNoTracking()
            .Include(p => p.Attempts.OrderBy(a => a.Number))
            .SingleOrDefaultAsync(p => p.Id == id, cancellationToken);

    private static RefundView View(Refund r, PaymentPurpose purpose) =>
        new(
            r.Id,
            r.OrderId,
            r.Amount,
            r.Reason,
            r.Status,
            r.MadeAtProvider,
            r.HasUnknownLines && r.Status == RefundStatus.Succeeded && purpose == PaymentPurpose.Purchase,
            r.Refusals,
            r.LastError,
            r.BankReference,
            r.NextAttemptAt,
            r.CreatedAt,
            r.FinishedAt
        );

    private static PaymentView View(Payment p) =>
        new(
            p.Id,
            p.Purpose,
            p.RefId,
            p.Amount,
            p.Status,
            p.CheckoutUrl,
            p.FailureCode,
            p.Refunded,
            p.Accepted,
            p.ExpiresAt,
            p.SucceededAt,
            p.Version
        );

    private static PaymentRow Row(Payment p) =>
        new(
            p.Id,
            p.Purpose,
            p.RefId,
            p.PayerId,
            p.Provider,
            p.Amount,
            p.Status,
            p.Accepted,
            p.Refunded,
            p.FailureCode,
            p.CreatedAt,
            p.SucceededAt
        );
}

/// <summary>A payment as its payer sees it.</summary>
/// <param name="Accepted">False for money that is refunded.</param>
public sealed record PaymentView(
    Guid Id,
    PaymentPurpose Purpose,
    Guid RefId,
    Money Amount,
    PaymentStatus Status,
    string? CheckoutUrl,
    string? FailureCode,
    Money Refunded,
    bool Accepted,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? SucceededAt,
    [property: System.Text.Json.Serialization.JsonIgnore] long Version
);

/// <summary>A payment in the administrators' list.</summary>
public sealed record PaymentRow(
    Guid Id,
    PaymentPurpose Purpose,
    Guid RefId,
    Guid PayerId,
    string Provider,
    Money Amount,
    PaymentStatus Status,
    bool Accepted,
    Money Refunded,
    string? FailureCode,
    DateTimeOffset CreatedAt,
    DateTimeOffset? SucceededAt
);

/// <summary>A payment with its attempts, refunds, disputes and mismatch.</summary>
/// <param name="Mismatch">Null if the provider never reported a different amount.</param>
public sealed record PaymentDetail(
    PaymentRow Payment,
    MismatchView? Mismatch,
    string? ProviderPaymentId,
    string? ProviderCaptureId,
    string Description,
    IReadOnlyList<AttemptView> Attempts,
    IReadOnlyList<RefundView> Refunds,
    IReadOnlyList<DisputeView> Disputes
);

/// <summary>A different amount or reference than requested.</summary>
/// <param name="Received">The amount the provider reported; null when it reported none.</param>
/// <param name="ResolvedAt">When an administrator resolved it; null while it is open.</param>
/// <param name="Reference">The refund or transaction at the provider that resolved it.</param>
public sealed record MismatchView(
    DateTimeOffset At,
    Money? Received,
    DateTimeOffset? ResolvedAt,
    string? Reason,
    string? Reference
);

/// <summary>A call asking for a checkout page.</summary>
public sealed record AttemptView(
    int Number,
    AttemptOutcome Outcome,
    string? Error,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt
);

/// <summary>A refund as administrators see it.</summary>
/// <param name="MadeAtProvider">Made at the provider (its dashboard, its support, the bank), not by us.</param>
/// <param name="NeedsAssignment">An administrator may say which order or line it concerns.</param>
/// <param name="BankReference">Of the bank transfer that paid it, because the card did not take it; otherwise
/// null.</param>
public sealed record RefundView(
    Guid Id,
    Guid? OrderId,
    Money Amount,
    string Reason,
    RefundStatus Status,
    bool MadeAtProvider,
    bool NeedsAssignment,
    int Refusals,
    string? LastError,
    string? BankReference,
    DateTimeOffset? NextAttemptAt,
    DateTimeOffset CreatedAt,
    DateTimeOffset? FinishedAt
);

/// <summary>A payment as the page shows it that the browser returns to.</summary>
/// <param name="Number">Of the purchase or the invoice.</param>
public sealed record ReturnedPayment(
    PaymentStatus Status,
    PaymentPurpose Purpose,
    Guid RefId,
    string Number,
    long AmountMinor,
    string Currency,
    Guid PayerId,
    DateTimeOffset CreatedAt
)
{
    public Money Amount => new(AmountMinor, Currency);
}
