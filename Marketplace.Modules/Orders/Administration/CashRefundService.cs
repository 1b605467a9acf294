using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>Refunds of orders that were paid at the door: an administrator transfers the money and says so.</summary>
public sealed class CashRefundService(
    UnitOfWork unitOfWork,
    IReturnRepository returns,
    BuyerAccountCipher accounts,
    IBuyerPayouts payouts,
    AuditLog audit,
    ReturnTimePolicy clock
)
{
    /// <summary>The buyer's account in full; every look is audited, without the value.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>, also for a return of a card order. Repeat: audited
    /// again.</remarks>
    public Task<Result<RevealedAccount>> RevealAsync(Actor admin, Guid returnId, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync<RevealedAccount>(
            async ct =>
            {
                if (await returns.FindForUpdateAsync(returnId, ct) is not var (found, order))
                    return PlatformErrors.NotFound;
                if (found.Account is not { } account)
                    return PlatformErrors.NotFound;
                audit.Add(admin.UserId, "return.reveal_account", "return", returnId.ToString());
                return new RevealedAccount(order.Address.FullName, accounts.Open(returnId, account));
            },
            cancellationToken
        );

    /// <summary>Records that the money was transferred.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>; <c>return.invalid_transition</c> unless it is accepted, its order
    /// was paid at the door, and the money is still due; <c>payout.invalid_transition</c> when a payout is on
    /// its way. Repeat: <c>return.invalid_transition</c>. Order and locks:
    /// purchase, payout, ledger.</remarks>
    public Task<Result> MarkPaidAsync(MarkRefundPaid input, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync(
            async ct =>
            {
                if (await returns.FindForUpdateAsync(input.ReturnId, ct) is not var (found, order))
                    return PlatformErrors.NotFound;
                if (found.Account is null)
                    return ReturnErrors.InvalidTransition.With(("from", WireName.Of(found.Status)));
                var by = OrderActor.Administrator(input.Admin);
                var paid = found.NoteRefunded(by, input.BankReference, clock.Now, clock.Deadlines);
                if (!paid.Succeeded)
                    return paid;
                order.NoteAssigned(found.RefundTotal);
                audit.Add(
                    input.Admin.UserId,
                    "return.mark_paid",
                    "return",
                    input.ReturnId.ToString(),
                    after: new { input.BankReference, Amount = found.RefundTotal }
                );
                return await payouts.PayByHandAsync(found.Id, found.RefundTotal, ct);
            },
            cancellationToken
        );
}

/// <summary>An administrator transferred the money of a return.</summary>
/// <param name="BankReference">The bank's reference of the transfer.</param>
public sealed record MarkRefundPaid(Actor Admin, Guid ReturnId, string BankReference)
{
    public const int MaxReferenceLength = 60;
}

/// <summary>Where a cash order's money goes, in full.</summary>
/// <param name="Name">Of the buyer, as on the parcel.</param>
public sealed record RevealedAccount(string Name, string Iban);
