using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Payments;

/// <summary>Stores from whose sales no tax is withheld; each change is audited.</summary>
/// <remarks>Errors: <c>resource.not_found</c> for a store without a payout account, which it has from its approval on.
/// Order and locks: the payout account.</remarks>
public sealed class WithholdingExemptionService(
    UnitOfWork unitOfWork,
    PayoutAccountRepository accounts,
    AuditLog audit,
    IOptions<PayoutsOptions> options,
    PayoutTimePolicy time
)
{
    /// <summary>Withholds nothing from what becomes payable from a day on. Repeat: replaces it.</summary>
    /// <remarks>Errors: <c>validation.failed</c> for a day that has passed: what was withheld stays.</remarks>
    public Task<Result<PayoutAccount>> ExemptAsync(
        Actor admin,
        Guid sellerId,
        WithholdingExemption exemption,
        CancellationToken cancellationToken
    )
    {
        var today = options.Value.DayOf(time.Now);
        return ActAsync(
            admin,
            sellerId,
            "seller.exempt-withholding",
            account =>
            {
                if (exemption.From < today)
                    return Invalid.Field("#/from", "value.too_small", ("min", today));
                account.Exempt(exemption);
                return Result.Success;
            },
            cancellationToken
        );
    }

    /// <summary>Withholds again from what becomes payable from now on. Repeat: changes nothing.</summary>
    public Task<Result<PayoutAccount>> EndAsync(Actor admin, Guid sellerId, CancellationToken cancellationToken) =>
        ActAsync(
            admin,
            sellerId,
            "seller.end-withholding-exemption",
            account =>
            {
                account.Exempt(null);
                return Result.Success;
            },
            cancellationToken
        );

    private Task<Result<PayoutAccount>> ActAsync(
        Actor admin,
        Guid sellerId,
        string action,
        Func<PayoutAccount, Result> act,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync<PayoutAccount>(
            async ct =>
            {
                if (await accounts.FindForUpdateAsync(sellerId, ct) is not { } account)
                    return PlatformErrors.NotFound;
                var (before, version) = (account.Exemption, account.Version);
                var done = act(account);
                if (!done.Succeeded)
                    return done.Error;
                await unitOfWork.FlushAsync(ct);
                if (account.Version != version)
                    audit.Add(admin.UserId, action, "seller", sellerId.ToString(), before, account.Exemption);
                return account;
            },
            cancellationToken
        );
}

/// <summary>Why no tax is withheld from a store's sales.</summary>
/// <param name="From">Applies to what becomes payable from this day on, in the time zone of payouts.</param>
/// <param name="Reason">Why, up to 500 characters.</param>
/// <param name="Document">Reference of the document that says so, up to 100 characters.</param>
public sealed record WithholdingExemption(DateOnly From, string Reason, string Document)
{
    public const int MaxReasonLength = 500;
    public const int MaxDocumentLength = 100;
}
