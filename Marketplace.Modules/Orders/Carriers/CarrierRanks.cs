namespace Marketplace.Modules.Orders;

/// <summary>How far a parcel is. What a carrier reports only takes it further, so its news may come twice, late and in
/// any order.</summary>
internal static class CarrierRanks
{
    private static readonly ParcelStatus[] ByRank =
    [
        ParcelStatus.Packing,
        ParcelStatus.Ready,
        ParcelStatus.Shipped,
        ParcelStatus.Undelivered,
        ParcelStatus.Delivered,
    ];

    /// <summary>The commands that take a parcel to what was reported, those included that nobody reported; none when it
    /// is as far already, has ended, or was sent again since.</summary>
    public static IEnumerable<ParcelCommand> StepsOf(Parcel parcel, CarrierNews news)
    {
        var (now, reported) = (RankOf(parcel.Status), RankOf(news.Status));
        if (now < 0 || reported <= now)
            yield break;
        if (news.Status == ParcelStatus.Undelivered && news.Scan.At <= parcel.RetriedAt)
            yield break;
        if (now < RankOf(ParcelStatus.Shipped))
            yield return ParcelCommand.Ship;
        if (news.Status == ParcelStatus.Undelivered)
            yield return ParcelCommand.Undelivered;
        if (news.Status == ParcelStatus.Delivered)
            yield return ParcelCommand.Deliver;
    }

    private static int RankOf(ParcelStatus status) => Array.IndexOf(ByRank, status);
}
