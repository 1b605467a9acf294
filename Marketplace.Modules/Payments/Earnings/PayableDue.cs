using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Payments;

/// <summary>By when a sale that has become payable is to be paid out.</summary>
internal sealed class PayableDue
{
    /// <summary>The entry that made it payable.</summary>
    public Guid EntryId { get; init; }

    public Guid SellerId { get; init; }

    public DateOnly DueOn { get; init; }

    /// <summary>The payout that pays it; null before, and again when that payout's money came back.</summary>
    public Guid? PayoutId { get; init; }

    /// <summary>When debts of the store had used it up; null if they have not.</summary>
    public DateTimeOffset? NettedAt { get; init; }
}

/// <summary>What is withheld of an order as long as none of it is refunded.</summary>
internal sealed class Withholding
{
    public Guid OrderId { get; init; }

    public Guid SellerId { get; init; }

    /// <summary>Minor units, from the rate that was in force when the order's earnings became payable.</summary>
    public long AmountMinor { get; init; }

    /// <summary>What is withheld when so much of the order is refunded; nothing when all is.</summary>
    public long LeftOf(EarningOrder order) =>
        order.Total.IsZero
            ? AmountMinor
            : AmountMinor
                - (long)Rounding.DivideHalfAway((Int128)AmountMinor * order.Refunded.Amount, order.Total.Amount);
}
