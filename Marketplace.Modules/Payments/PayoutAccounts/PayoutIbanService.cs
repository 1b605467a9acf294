using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Payments;

/// <summary>Changes the IBAN that a seller is paid to.</summary>
public sealed class PayoutIbanService(
    UnitOfWork unitOfWork,
    PayoutAccountRepository accounts,
    ISellerBankDetails sellers,
    PayoutAccountMailer mails,
    AuditLog audit,
    PayoutTimePolicy time
)
{
    /// <summary>Gives the seller another IBAN. It is paid to after a delay; until then the one before is. Every owner
    /// is told by mail. The caller has checked the owner's password.</summary>
    /// <param name="iban">Valid; spaces are removed.</param>
    /// <param name="expected">Version the change is based on; null for any.</param>
    /// <remarks>
    /// Errors: <c>resource.not_found</c> for an actor without <c>business:write</c>, and before the store is approved;
    /// <c>precondition.failed</c>.
    /// Repeat: the IBAN that is paid to, or that waits, changes nothing; the former withdraws one that waits.
    /// Order and locks: the payout account, then the store's row by its version.
    /// </remarks>
    public Task<Result<PayoutAccount>> ChangeAsync(
        Actor actor,
        Guid sellerId,
        string iban,
        ExpectedVersion? expected,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync<PayoutAccount>(
            async ct =>
            {
                if (
                    !actor.MayActFor(sellerId, SellerScopes.BusinessWrite)
                    || await accounts.FindForUpdateAsync(sellerId, ct) is not { } account
                    || await sellers.FindAsync(sellerId, ct) is not { } seller
                )
                {
                    return PlatformErrors.NotFound;
                }

                if (expected?.Refusal(account.Version) is { } stale)
                    return stale;
                if (await ApplyAsync(account, Iban.Normalise(iban), actor, ct) is { } change)
                {
                    audit.Add(
                        actor.UserId,
                        "seller.change-payout-iban",
                        "seller",
                        sellerId.ToString(),
                        change.Before,
                        change.After
                    );
                    await mails.IbanChangedAsync(seller, account, ct);
                    await unitOfWork.FlushAsync(ct);
                }

                return account;
            },
            cancellationToken
        );

    /// <summary>What changed, masked; null when nothing did.</summary>
    private async Task<(object Before, object After)?> ApplyAsync(
        PayoutAccount account,
        string iban,
        Actor actor,
        CancellationToken cancellationToken
    )
    {
        var now = time.Now;
        var before = Masked(account, now);
        if (IsSame(account.WaitingAt(now), iban))
            return null;
        if (account.PaidToAt(now) is { } paidTo && IsSame(paidTo, iban))
        {
            if (!account.Withdraw(now))
                return null;
            await sellers.ReplaceAsync(account.Id, new(paidTo.Cipher, paidTo.LastFour), cancellationToken);
        }
        else
        {
            var fresh = sellers.Seal(account.Id, iban);
            account.Add(time.NewId(), fresh, actor.UserId, now, time.IbanDelay);
            await sellers.ReplaceAsync(account.Id, fresh, cancellationToken);
        }

        return (before, Masked(account, now));
    }

    private bool IsSame(PayoutAccountIban? known, string iban) =>
        known is not null
        && iban.EndsWith(known.LastFour, StringComparison.Ordinal)
        && sellers.Open(known.SellerId, known.Cipher) == iban;

    private static object Masked(PayoutAccount account, DateTimeOffset now) =>
        new
        {
            paidTo = account.PaidToAt(now)?.Masked,
            waiting = account.WaitingAt(now)?.Masked,
            waitingUntil = account.WaitingAt(now)?.PaidFrom,
        };
}
