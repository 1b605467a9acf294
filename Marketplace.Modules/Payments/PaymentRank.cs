using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Payments;

/// <summary>The order of payment statuses: updates can only raise it, so late, repeated and reordered updates are
/// harmless.</summary>
public static class PaymentRank
{
    /// <summary>Rank of the statuses that end a payment unpaid.</summary>
    public const int Ended = 3;

    public static int Rank(this PaymentStatus status) =>
        status switch
        {
            PaymentStatus.Created => 0,
            PaymentStatus.RequiresAction => 1,
            PaymentStatus.Processing => 2,
            PaymentStatus.Failed or PaymentStatus.Cancelled or PaymentStatus.Expired => Ended,
            PaymentStatus.Succeeded => 4,
            PaymentStatus.Disputed => 5,
            _ => throw new ArgumentOutOfRangeException(nameof(status)),
        };
}
