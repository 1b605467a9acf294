using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Users.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Payments;

/// <summary>What administrators do with adjustments; each act is audited.</summary>
/// <remarks>Order and locks: the adjustment, ledger.</remarks>
public sealed class AdjustmentService(
    UnitOfWork unitOfWork,
    MarketplaceDbContext db,
    ISellerDirectory sellers,
    ILedger ledger,
    AuditLog audit,
    AdjustmentTermsPolicy terms
)
{
    /// <summary>Proposes an adjustment; nothing is booked before another administrator approves it.</summary>
    /// <remarks>Errors: <c>resource.not_found</c> for an unknown store; <c>ledger.adjustment_unbalanced</c>.</remarks>
    public Task<Result<LedgerAdjustment>> ProposeAsync(ProposeAdjustment input, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync<LedgerAdjustment>(
            async ct =>
            {
                if ((await sellers.FindAsync([input.SellerId], ct)).Count == 0)
                    return PlatformErrors.NotFound;
                var made = LedgerAdjustment.Propose(terms.NewId(), input, terms.Currency, terms.Now);
                if (!made.Succeeded)
                    return made;
                db.Add(made.Value);
                Audit(input.Admin, "ledger.propose_adjustment", made.Value);
                return made;
            },
            cancellationToken
        );

    /// <summary>Approves an adjustment and books it.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>; <c>payout.four_eyes</c> for whoever proposed it;
    /// <c>ledger.adjustment_decided</c>. Repeat: <c>ledger.adjustment_decided</c>; it is booked once.</remarks>
    public Task<Result<LedgerAdjustment>> ApproveAsync(Actor admin, Guid id, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync<LedgerAdjustment>(
            async ct =>
            {
                if (await FindForUpdateAsync(id, ct) is not { } adjustment)
                    return PlatformErrors.NotFound;
                var approved = adjustment.Approve(admin.Id, terms.Now);
                if (!approved.Succeeded)
                    return approved.Error;
                await ledger.PostAsync(adjustment.Entry, ct);
                Audit(admin, "ledger.approve_adjustment", adjustment);
                return adjustment;
            },
            cancellationToken
        );

    /// <summary>Rejects an adjustment; whoever proposed it takes it back in this way.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>; <c>ledger.adjustment_decided</c>. Repeat:
    /// <c>ledger.adjustment_decided</c>.</remarks>
    public Task<Result<LedgerAdjustment>> RejectAsync(
        Actor admin,
        Guid id,
        string reason,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync<LedgerAdjustment>(
            async ct =>
            {
                if (await FindForUpdateAsync(id, ct) is not { } adjustment)
                    return PlatformErrors.NotFound;
                var rejected = adjustment.Reject(admin.Id, reason, terms.Now);
                if (!rejected.Succeeded)
                    return rejected.Error;
                Audit(admin, "ledger.reject_adjustment", adjustment);
                return adjustment;
            },
            cancellationToken
        );

    private async Task<LedgerAdjustment?> FindForUpdateAsync(Guid id, CancellationToken cancellationToken) =>
        (
            await db.Set<LedgerAdjustment>()
                .FromSql($"SELECT * FROM payments.adjustments WHERE id = {id} FOR UPDATE")
                .ToListAsync(cancellationToken)
        ).SingleOrDefault();

    private void Audit(Actor admin, string action, LedgerAdjustment adjustment) =>
        audit.Add(
            admin.UserId,
            action,
            "ledger_adjustment",
            adjustment.Id.ToString(),
            after: new
            {
                adjustment.SellerId,
                adjustment.Status,
                adjustment.Lines,
                adjustment.Reason,
                adjustment.RejectionReason,
            }
        );
}

/// <summary>An adjustment about to be proposed.</summary>
/// <param name="Reason">The store reads it.</param>
public sealed record ProposeAdjustment(Actor Admin, Guid SellerId, IReadOnlyList<AdjustmentLine> Lines, string Reason)
{
    /// <summary>The two lines of an amount that one account bears.</summary>
    /// <param name="amountMinor">Positive is given to the store, negative taken from it; minor units.</param>
    public static IReadOnlyList<AdjustmentLine> LinesOf(AdjustmentAccount account, long amountMinor) =>
        [
            new(account, Math.Max(amountMinor, 0), Math.Max(-amountMinor, 0)),
            new(AdjustmentAccount.SellerPayable, Math.Max(-amountMinor, 0), Math.Max(amountMinor, 0)),
        ];
}
