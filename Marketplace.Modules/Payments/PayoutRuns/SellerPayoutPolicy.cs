using Marketplace.Foundation;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Payments;

/// <summary>Decides whether a store is paid now.</summary>
internal sealed class SellerPayoutPolicy(
    IPayoutAccounts accounts,
    PayoutStore payouts,
    IOptions<PayoutsOptions> options,
    IOptions<MarketplaceOptions> marketplace,
    TimeProvider clock
)
{
    /// <summary>What is paid; null when nothing is owed, a payout is on its way, the account cannot be paid, or the
    /// balance is below the minimum and nothing is due yet.</summary>
    public async Task<PlannedPayout?> PlanAsync(Guid sellerId, long balanceMinor, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (balanceMinor <= 0 || await payouts.HasOpenAsync(sellerId, cancellationToken))
            return null;
        var account = await accounts.FindAsync(sellerId, now, cancellationToken);
        if (account?.CanBePaidAt(now) != true)
            return null;
        var today = options.Value.DayOf(now);
        // Money that no sale explains, such as a payout that came back or an earlier balance, has waited long enough.
        var dueOn = await payouts.OldestDueAsync(sellerId, cancellationToken) ?? today;
        return options.Value.IsTooSmall(balanceMinor, dueOn, today)
            ? null
            : new(
                new(balanceMinor, marketplace.Value.Currency),
                dueOn,
                account.Holder,
                account.Iban,
                account.ByProvider
            );
    }
}

/// <summary>A payout about to be made.</summary>
/// <param name="Iban">In full; never logged.</param>
/// <param name="ByProvider">The account at the provider that pays it; null where our bank does, to the IBAN.</param>
internal sealed record PlannedPayout(
    Money Amount,
    DateOnly DueOn,
    string Holder,
    string Iban,
    ProviderTarget? ByProvider = null
);
