using Marketplace.Foundation;

namespace Marketplace.Modules.Payments.Contracts;

/// <summary>A store's statement was made.</summary>
/// <param name="Closing">What is carried to the next one.</param>
[EventName("marketplace.payments.statement-issued.v1")]
public sealed record StatementIssued(Guid StatementId, Guid SellerId, string Number, Money Opening, Money Closing)
    : IIntegrationEvent
{
    public string Subject => SellerId.ToString();
}

/// <summary>What the events of a payout tell.</summary>
/// <param name="SellerId">The store that is paid, or whose order's return is paid back.</param>
/// <param name="ReturnId">The return, for a payout to a buyer; null for one to a store.</param>
/// <param name="Account">The end of the IBAN.</param>
public abstract record PayoutMoved(Guid PayoutId, Guid SellerId, Guid? ReturnId, Money Amount, string Account)
    : IIntegrationEvent
{
    public string Subject => PayoutId.ToString();
}

/// <summary>A payout is in a batch for the bank.</summary>
[EventName("marketplace.payments.payout-sent.v1")]
public sealed record PayoutSent(Guid PayoutId, Guid SellerId, Guid? ReturnId, Money Amount, string Account)
    : PayoutMoved(PayoutId, SellerId, ReturnId, Amount, Account);

/// <summary>The bank paid a payout.</summary>
[EventName("marketplace.payments.payout-paid.v1")]
public sealed record PayoutPaid(Guid PayoutId, Guid SellerId, Guid? ReturnId, Money Amount, string Account)
    : PayoutMoved(PayoutId, SellerId, ReturnId, Amount, Account);

/// <summary>The bank refused a payout; its money is owed again.</summary>
[EventName("marketplace.payments.payout-failed.v1")]
public sealed record PayoutFailed(Guid PayoutId, Guid SellerId, Guid? ReturnId, Money Amount, string Account)
    : PayoutMoved(PayoutId, SellerId, ReturnId, Amount, Account);

/// <summary>The receiving bank sent a payout back; its money is owed again.</summary>
[EventName("marketplace.payments.payout-returned.v1")]
public sealed record PayoutReturned(Guid PayoutId, Guid SellerId, Guid? ReturnId, Money Amount, string Account)
    : PayoutMoved(PayoutId, SellerId, ReturnId, Amount, Account);

/// <summary>A store has owed the marketplace for so many days.</summary>
/// <param name="Balance">Its payable balance, below zero.</param>
/// <param name="Since">Since when it is.</param>
/// <param name="Days"><see cref="NoticeDays"/> or <see cref="TaskDays"/>.</param>
[EventName("marketplace.payments.balance-negative.v1")]
public sealed record BalanceNegative(Guid SellerId, Money Balance, DateTimeOffset Since, int Days) : IIntegrationEvent
{
    /// <summary>Days after which the owner is told.</summary>
    public const int NoticeDays = 30;

    /// <summary>Days after which administrators have to decide.</summary>
    public const int TaskDays = 60;

    public string Subject => SellerId.ToString();
}
