using Marketplace.Foundation;

namespace Marketplace.Modules.Payments;

/// <summary>A payout.</summary>
/// <param name="SellerId">The store that is paid, or whose order's return is paid back.</param>
/// <param name="ReturnId">The return, for a payout to a buyer.</param>
/// <param name="StatementId">The statement it ends, for a payout to a store.</param>
/// <param name="DueOn">By when it is to be paid.</param>
/// <param name="Account">The end of the IBAN, or of the account at the provider.</param>
/// <param name="BankReference">Once it is paid.</param>
/// <param name="FailureCode">Why it failed, came back or was called off.</param>
/// <param name="Provider">The way it goes.</param>
/// <param name="ProviderPayoutId">The provider's id of it; null before the provider has answered, and for one that the
/// bank pays.</param>
public sealed record PayoutView(
    Guid Id,
    PayoutPayee Payee,
    PayoutStatus Status,
    Guid SellerId,
    Guid? ReturnId,
    Guid? StatementId,
    Guid? BatchId,
    Money Amount,
    DateOnly DueOn,
    string Account,
    DateTimeOffset ReservedAt,
    DateTimeOffset? SentAt,
    DateTimeOffset? PaidAt,
    DateTimeOffset? EndedAt,
    string? BankReference,
    string? FailureCode,
    PayoutProvider Provider,
    string? ProviderPayoutId
)
{
    internal static PayoutView Of(Payout p) =>
        new(
            p.Id,
            p.Payee,
            p.Status,
            p.SellerId,
            p.ReturnId,
            p.StatementId,
            p.BatchId,
            p.Amount,
            p.DueOn,
            p.AccountMasked,
            p.ReservedAt,
            p.SentAt,
            p.PaidAt,
            p.EndedAt,
            p.BankReference,
            p.FailureCode,
            p.Provider,
            p.ProviderPayoutId
        );
}

/// <summary>A batch of payouts for the bank.</summary>
/// <param name="ConfirmedBy">Who recorded the bank's result; null while nobody has.</param>
public sealed record PayoutBatchView(
    Guid Id,
    int Count,
    Money Total,
    Guid CreatedBy,
    DateTimeOffset CreatedAt,
    Guid? ConfirmedBy,
    DateTimeOffset? ConfirmedAt
)
{
    /// <summary>A batch as it is shown.</summary>
    public static PayoutBatchView Of(PayoutBatch batch) =>
        new(
            batch.Id,
            batch.Count,
            new(batch.TotalMinor, batch.Currency),
            batch.CreatedBy,
            batch.CreatedAt,
            batch.ConfirmedBy,
            batch.ConfirmedAt
        );
}
