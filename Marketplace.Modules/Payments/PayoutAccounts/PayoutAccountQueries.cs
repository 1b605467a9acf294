using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Payments;

/// <summary>Reads payout accounts for their owners and for administrators.</summary>
public sealed class PayoutAccountQueries(MarketplaceDbContext db, PayoutTimePolicy time, PayoutGatewayRegistry gateways)
{
    /// <summary>The payout account of a store; null before its approval. One statement.</summary>
    public async Task<PayoutAccountView?> FindAsync(Guid sellerId, CancellationToken cancellationToken) =>
        await db.Set<PayoutAccount>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == sellerId, cancellationToken)
            is { } account
            ? ViewOf(account)
            : null;

    /// <summary>An account as it is now.</summary>
    public PayoutAccountView ViewOf(PayoutAccount account)
    {
        var now = time.Now;
        return PayoutAccountView.Of(account, gateways.TargetOf(account, now)?.Provider, now);
    }
}

/// <summary>Where a seller is paid to.</summary>
/// <param name="IbanMasked">The IBAN that is paid to now; null when there is none.</param>
/// <param name="VerifiedAt">When it was compared with documents.</param>
/// <param name="Waiting">The IBAN that is paid to later; null when none waits.</param>
/// <param name="BlockReason">Why nothing is paid until the account is verified anew; null while it is not
/// blocked.</param>
/// <param name="Refusal">The bank refused the IBAN that is paid to: nothing is paid to it until it is verified anew;
/// null if it did not.</param>
/// <param name="Hold">Why payouts wait; null while they do not.</param>
/// <param name="Provider">The way new payouts go.</param>
/// <param name="ProviderAccount">The account at a provider that was begun; null when there is none.</param>
/// <param name="WithholdingExemption">From when on no tax is withheld from sales; null where it is.</param>
public sealed record PayoutAccountView(
    PayoutAccountStatus Status,
    string? IbanMasked,
    DateTimeOffset? VerifiedAt,
    WaitingIbanView? Waiting,
    string? BlockReason,
    RefusedIbanView? Refusal,
    PayoutHoldView? Hold,
    PayoutProvider Provider,
    ProviderAccountView? ProviderAccount,
    WithholdingExemption? WithholdingExemption,
    [property: System.Text.Json.Serialization.JsonIgnore] long Version
)
{
    internal static PayoutAccountView Of(PayoutAccount account, PayoutProvider? provider, DateTimeOffset now)
    {
        var paidTo = account.PaidToAt(now);
        return new(
            account.StatusAt(now),
            paidTo?.Masked,
            paidTo?.VerifiedAt,
            account.WaitingAt(now) is { } waiting ? new(waiting.Masked, waiting.PaidFrom, waiting.VerifiedAt) : null,
            account.BlockReason,
            paidTo is { VerifiedAt: null, RefusedAt: { } refusedAt, RefusedReason: { } refused }
                ? new(refused, refusedAt)
                : null,
            account is { HoldReason: { } reason, HeldAt: { } since, HoldUntil: { } until } && account.IsHeldAt(now)
                ? new(reason, since, until)
                : null,
            provider ?? PayoutProvider.BankFile,
            ProviderAccountView.Of(account),
            account.Exemption,
            account.Version
        );
    }
}

/// <summary>A seller's account at a provider.</summary>
/// <param name="VerifiedAt">Since when the provider pays to it; null while it waits for the seller or is being
/// checked.</param>
/// <param name="PaidFrom">From then on new payouts go there, once it is verified; to the IBAN until then.</param>
public sealed record ProviderAccountView(
    PayoutProvider Provider,
    string AccountId,
    DateTimeOffset? VerifiedAt,
    DateTimeOffset PaidFrom
)
{
    internal static ProviderAccountView? Of(PayoutAccount account) =>
        account is { Provider: { } provider, ProviderAccountId: { } id, ProviderPaidFrom: { } paidFrom }
            ? new(provider, id, account.ProviderVerifiedAt, paidFrom)
            : null;
}

/// <summary>An IBAN that is not paid to yet.</summary>
/// <param name="PaidFrom">From then on it is; the one before until then.</param>
/// <param name="VerifiedAt">When it was compared with documents; null before, and then nothing is paid to it.</param>
public sealed record WaitingIbanView(string IbanMasked, DateTimeOffset PaidFrom, DateTimeOffset? VerifiedAt);

/// <summary>An IBAN to which a payout failed, or from which it came back.</summary>
/// <param name="Reason">What the bank said.</param>
public sealed record RefusedIbanView(string Reason, DateTimeOffset At);

/// <summary>Payouts that wait.</summary>
/// <param name="Until">When they go on by themselves.</param>
public sealed record PayoutHoldView(string Reason, DateTimeOffset Since, DateTimeOffset Until);
