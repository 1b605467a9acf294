using Marketplace.Foundation;

namespace Marketplace.Modules.Payments.Contracts;

/// <content>Entries of disputes.</content>
public static partial class LedgerEntries
{
    /// <summary>The provider withdrew disputed money until the payer's bank decides.</summary>
    public static LedgerEntry DisputeOpened(Guid disputeId, Money amount) =>
        Entry(
            LedgerKind.DisputeOpened,
            "dispute",
            disputeId,
            amount.Currency,
            Debit(LedgerAccount.DisputesOpen, amount),
            Credit(LedgerAccount.ProviderClearing, amount)
        );

    /// <summary>The dispute was won: the provider gave the money back.</summary>
    public static LedgerEntry DisputeWon(Guid disputeId, Money amount) =>
        Reverse(DisputeOpened(disputeId, amount), LedgerKind.DisputeWon);

    /// <summary>The dispute was lost, and this part of it had been refunded before: the marketplace bears it.</summary>
    public static LedgerEntry DisputeLost(Guid disputeId, Money amount) =>
        Entry(
            LedgerKind.DisputeLost,
            "dispute",
            disputeId,
            amount.Currency,
            Debit(LedgerAccount.DisputeLosses, amount),
            Credit(LedgerAccount.DisputesOpen, amount)
        );

    /// <summary>What the marketplace bore of a lost dispute turned out to be a refund that has not reached the payer
    /// otherwise: it is booked as that instead.</summary>
    public static LedgerEntry DisputeLossReplaced(Guid refundId, Money amount) =>
        Entry(
            LedgerKind.DisputeLossReplaced,
            "refund",
            refundId,
            amount.Currency,
            Debit(LedgerAccount.DisputesOpen, amount),
            Credit(LedgerAccount.DisputeLosses, amount)
        );

    /// <summary>The dispute was lost, and the payer has the money: books what a refund of it would, out of the disputed
    /// money instead of the provider's account.</summary>
    public static LedgerEntry DisputeLost(LedgerEntry refund) =>
        refund with
        {
            Kind = LedgerKind.DisputeLost,
            Postings = refund
                .Postings.Select(p =>
                    p.Account == LedgerAccount.ProviderClearing ? p with { Account = LedgerAccount.DisputesOpen } : p
                )
                .ToArray(),
        };
}
