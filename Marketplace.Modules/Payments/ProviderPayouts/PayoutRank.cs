namespace Marketplace.Modules.Payments;

/// <summary>The order in which news of a payout that a provider pays counts.</summary>
internal static class PayoutRank
{
    /// <summary>News of equal or lower rank changes nothing; null for a payout that was called off, of which there can
    /// be no news.</summary>
    public static int? Of(PayoutStatus status) =>
        status switch
        {
            PayoutStatus.Pending => 0,
            PayoutStatus.Sent => 1,
            PayoutStatus.Failed => 2,
            PayoutStatus.Paid => 3,
            PayoutStatus.Returned => 4,
            _ => null,
        };
}
