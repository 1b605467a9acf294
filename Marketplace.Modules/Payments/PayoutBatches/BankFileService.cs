using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Users.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules.Payments;

/// <summary>Writes the bank's file of a batch; every look is audited, because it shows account numbers.</summary>
public sealed class BankFileService(
    UnitOfWork unitOfWork,
    MarketplaceDbContext db,
    IBuyerRefundSource source,
    PayoutAccountCipher cipher,
    AuditLog audit
)
{
    /// <summary>The file of a batch, see <see cref="BankFile"/>, with the payouts whose result is not recorded
    /// yet.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>; <c>payout.nothing_due</c> once every result is recorded.
    /// Repeat: audited again.</remarks>
    public Task<Result<string>> WriteAsync(Actor admin, Guid batchId, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync<string>(
            async ct =>
            {
                var payouts = await db.Set<Payout>()
                    .AsNoTracking()
                    .Where(p => p.BatchId == batchId && p.Status == PayoutStatus.Sent)
                    .OrderBy(p => p.Id)
                    .ToListAsync(ct);
                if (payouts.Count == 0)
                {
                    return await db.Set<PayoutBatch>().AnyAsync(b => b.Id == batchId, ct)
                        ? PayoutErrors.NothingDue
                        : PlatformErrors.NotFound;
                }

                audit.Add(admin.UserId, "payout_batch.download", "payout_batch", batchId.ToString());
                var references = await ReferencesAsync(payouts, ct);
                return BankFile.Write(payouts.Select(p => TransferOf(p, references[p.Id])));
            },
            cancellationToken
        );

    private BankTransfer TransferOf(Payout payout, string reference)
    {
        var (iban, holder) = cipher.Open(payout);
        return new(payout.Id, iban, holder, payout.Amount, reference);
    }

    /// <summary>What the payee reads on their account, by payout.</summary>
    private async Task<IReadOnlyDictionary<Guid, string>> ReferencesAsync(
        IReadOnlyCollection<Payout> payouts,
        CancellationToken cancellationToken
    )
    {
        var statementIds = payouts.Where(p => p.StatementId is not null).Select(p => p.StatementId).ToArray();
        var numbers = await db.Set<Statement>()
            .Where(s => statementIds.Contains(s.Id))
            .ToDictionaryAsync(s => s.Id, s => s.Number, cancellationToken);
        var returns = await source.AccountsAsync(
            payouts.Where(p => p.ReturnId is not null).Select(p => p.ReturnId!.Value).ToArray(),
            cancellationToken
        );
        return payouts.ToDictionary(
            p => p.Id,
            p => p.StatementId is { } statement ? numbers[statement] : returns[p.ReturnId!.Value].Number
        );
    }
}
