using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Payments;

/// <summary>What administrators do with payout accounts; each act is audited, and a hold is told to the
/// owners.</summary>
/// <remarks>Errors of every action: <c>resource.not_found</c> for a store without a payout account, which it has from
/// its approval on. Order and locks: the payout account.</remarks>
public sealed class PayoutAccountAdministrationService(
    UnitOfWork unitOfWork,
    PayoutAccountRepository accounts,
    ISellerBankDetails sellers,
    PayoutAccountMailer mails,
    AuditLog audit,
    PayoutTimePolicy time
)
{
    /// <summary>Records that the newest IBAN was compared with documents; ends a block.</summary>
    /// <param name="expected">Version that the administrator saw, so that they verify no IBAN but that one.</param>
    /// <remarks>Errors: <c>precondition.failed</c>. Repeat: sets the time anew.</remarks>
    public Task<Result<PayoutAccount>> VerifyAsync(
        Actor admin,
        Guid sellerId,
        ExpectedVersion? expected,
        CancellationToken cancellationToken
    ) =>
        ActAsync(
            admin,
            sellerId,
            "seller.verify-payout-account",
            account =>
                expected?.Refusal(account.Version) is { } stale ? stale
                : account.Verify(admin.Id, time.Now) ? Result.Success
                : PlatformErrors.NotFound,
            _ => Task.CompletedTask,
            cancellationToken
        );

    /// <summary>Stops payouts to the account until it is verified anew. Repeat: replaces the reason.</summary>
    public Task<Result<PayoutAccount>> BlockAsync(
        Actor admin,
        Guid sellerId,
        string reason,
        CancellationToken cancellationToken
    ) =>
        ActAsync(
            admin,
            sellerId,
            "seller.block-payout-account",
            account =>
            {
                account.Block(reason, time.Now);
                return Result.Success;
            },
            _ => Task.CompletedTask,
            cancellationToken
        );

    /// <summary>Makes payouts wait until a time; the seller reads the reason. Repeat: replaces reason and
    /// end.</summary>
    /// <remarks>Errors: <c>validation.failed</c> for an end that has passed or is more than
    /// <see cref="PayoutAccount.LongestHold"/> away.</remarks>
    public Task<Result<PayoutAccount>> HoldAsync(
        Actor admin,
        Guid sellerId,
        string reason,
        DateTimeOffset until,
        CancellationToken cancellationToken
    ) =>
        ActAsync(
            admin,
            sellerId,
            "seller.hold-payouts",
            account =>
            {
                var now = time.Now;
                if (until <= now)
                    return Invalid.Field("#/until", "value.too_small", ("min", now));
                if (until > now + PayoutAccount.LongestHold)
                    return Invalid.Field("#/until", "value.too_large", ("max", now + PayoutAccount.LongestHold));
                account.Hold(reason, until, admin.UserId, now);
                return Result.Success;
            },
            ct => TellAsync(sellerId, seller => mails.HeldAsync(seller, reason, until, ct), ct),
            cancellationToken
        );

    /// <summary>Ends a hold before its time. Repeat: changes nothing.</summary>
    public Task<Result<PayoutAccount>> ReleaseAsync(Actor admin, Guid sellerId, CancellationToken cancellationToken) =>
        ActAsync(
            admin,
            sellerId,
            "seller.release-payouts",
            account =>
            {
                account.Release(time.Now);
                return Result.Success;
            },
            ct => TellAsync(sellerId, seller => mails.ReleasedAsync(seller, ct), ct),
            cancellationToken
        );

    private async Task<Result<PayoutAccount>> ActAsync(
        Actor admin,
        Guid sellerId,
        string action,
        Func<PayoutAccount, Result> act,
        Func<CancellationToken, Task> tellAsync,
        CancellationToken cancellationToken
    ) =>
        await unitOfWork.ExecuteAsync<PayoutAccount>(
            async ct =>
            {
                if (await accounts.FindForUpdateAsync(sellerId, ct) is not { } account)
                    return PlatformErrors.NotFound;
                var (before, version) = (StateOf(account), account.Version);
                var result = act(account);
                if (!result.Succeeded)
                    return result.Error;
                await unitOfWork.FlushAsync(ct);
                if (account.Version == version)
                    return account;
                audit.Add(admin.UserId, action, "seller", sellerId.ToString(), before, StateOf(account));
                await tellAsync(ct);
                return account;
            },
            cancellationToken
        );

    private async Task TellAsync(
        Guid sellerId,
        Func<SellerBankDetails, Task> tellAsync,
        CancellationToken cancellationToken
    )
    {
        if (await sellers.FindAsync(sellerId, cancellationToken) is { } seller)
            await tellAsync(seller);
    }

    private object StateOf(PayoutAccount account) =>
        new
        {
            Status = account.StatusAt(time.Now),
            paidTo = account.PaidToAt(time.Now)?.Masked,
            waiting = account.WaitingAt(time.Now)?.Masked,
            account.BlockReason,
            account.HoldReason,
            account.HoldUntil,
        };
}
