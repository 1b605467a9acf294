using Marketplace.Foundation;

namespace Marketplace.Modules.Payments;

/// <summary>Money on its way to a store, or to a buyer who had paid at the door.</summary>
/// <remarks>Every transition stands in <see cref="PayoutTransitions"/>. A payee has at most one payout that has not
/// ended; a unique index holds that.</remarks>
public sealed partial class Payout : Entity
{
    /// <summary>Longest reference of a bank, and longest code of a failure.</summary>
    public const int MaxReferenceLength = 60;

    private Payout() { }

    public PayoutPayee Payee { get; private init; }

    /// <summary>The store that is paid, or whose order's return is paid back.</summary>
    public Guid SellerId { get; private init; }

    /// <summary>The return whose money this is; null for a payout to a store.</summary>
    public Guid? ReturnId { get; private init; }

    /// <summary>The statement it ends; null for a payout to a buyer.</summary>
    public Guid? StatementId { get; private init; }

    /// <summary>The run that made it; null for payouts from before runs were kept with them.</summary>
    public Guid? RunId { get; private init; }

    public long AmountMinor { get; private init; }

    public string Currency { get; private init; } = "";

    public PayoutStatus Status { get; private set; } = PayoutStatus.Pending;

    /// <summary>By when the oldest sale in it is to be paid.</summary>
    public DateOnly DueOn { get; private init; }

    /// <summary>Holder and IBAN (or account at the provider) it goes to, encrypted; chosen when the payout was
    /// made.</summary>
    public byte[] AccountCipher { get; private init; } = [];

    /// <summary>The end of the IBAN, or of the account at the provider, for people.</summary>
    public string AccountMasked { get; private init; } = "";

    public DateTimeOffset ReservedAt { get; private init; }

    /// <summary>The batch it was sent in; null before.</summary>
    public Guid? BatchId { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    public DateTimeOffset? PaidAt { get; private set; }

    /// <summary>When it failed, was returned or cancelled.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The bank's reference of the transfer.</summary>
    public string? BankReference { get; private set; }

    /// <summary>Why it failed, was returned or cancelled, in the bank's or the administrator's words.</summary>
    public string? FailureCode { get; private set; }

    public Money Amount => new(AmountMinor, Currency);

    /// <summary>Reserves a payout.</summary>
    internal static Payout Reserve(NewPayout input, DateTimeOffset now) =>
        new()
        {
            Id = input.Id,
            Payee = input.ReturnId is null ? PayoutPayee.Seller : PayoutPayee.Buyer,
            SellerId = input.SellerId,
            ReturnId = input.ReturnId,
            StatementId = input.StatementId,
            RunId = input.RunId,
            AmountMinor = input.Amount.Amount,
            Currency = input.Amount.Currency,
            DueOn = input.DueOn,
            AccountCipher = input.Account.Cipher,
            AccountMasked = input.Account.Masked,
            ReservedAt = now,
            Provider = input.ByProvider?.Provider ?? PayoutProvider.BankFile,
            ProviderAccountId = input.ByProvider?.AccountId,
            NextAttemptAt = input.ByProvider is null ? null : now,
        };

    /// <summary>Moves it by one step of the table.</summary>
    /// <remarks>Errors: <c>payout.invalid_transition</c> {from, to, allowed}.</remarks>
    internal Result Move(PayoutStatus to, DateTimeOffset now, string? text = null, Guid? batchId = null)
    {
        if (!PayoutTransitions.IsAllowed(Status, to))
            return PayoutTransitions.Refusal(Status, to);
        Status = to;
        switch (to)
        {
            case PayoutStatus.Sent:
                (SentAt, BatchId) = (now, batchId);
                break;
            case PayoutStatus.Paid:
                (PaidAt, BankReference) = (now, text);
                break;
            default:
                (EndedAt, FailureCode, NextAttemptAt) = (now, text, null);
                break;
        }

        return Result.Success;
    }
}

/// <summary>What a payout is made of.</summary>
/// <param name="ReturnId">For a buyer; null for a store.</param>
/// <param name="ByProvider">The account at the provider that pays it; null for one that our bank pays.</param>
/// <param name="RunId">The run that makes it.</param>
internal sealed record NewPayout(
    Guid Id,
    Guid SellerId,
    Guid? ReturnId,
    Guid? StatementId,
    Money Amount,
    DateOnly DueOn,
    SealedAccount Account,
    ProviderTarget? ByProvider = null,
    Guid? RunId = null
);
