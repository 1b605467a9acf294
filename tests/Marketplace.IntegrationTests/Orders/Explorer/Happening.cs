namespace Marketplace.IntegrationTests.Orders;

/// <summary>What can happen to a confirmed order of two lines.</summary>
internal enum Happening
{
    /// <summary>The seller ships one unit of each line.</summary>
    ShipPart,

    /// <summary>The seller ships whatever is left.</summary>
    ShipRest,

    /// <summary>The seller cancels one unit of the first line.</summary>
    CancelUnit,

    /// <summary>The parcel that has been on its way for longest arrives.</summary>
    Deliver,

    /// <summary>The parcel that left last is refused at the door.</summary>
    Undelivered,

    /// <summary>The refused parcel is back at the store.</summary>
    CameBack,

    /// <summary>The buyer withdraws from one unit of the first line.</summary>
    RequestReturn,

    /// <summary>The seller has the returned unit and accepts it.</summary>
    AcceptReturn,

    /// <summary>The buyer accepts the order.</summary>
    Complete,

    /// <summary>The oldest promised refund is paid: by the provider, or by bank transfer for a cash order.</summary>
    RefundPaid,

    /// <summary>The buyer's bank sends the money of the oldest paid refund back.</summary>
    RefundReturned,
}

/// <summary>Every order in which these things can happen.</summary>
internal static class Orderings
{
    /// <summary>Each happens once, deliveries twice: one for each parcel.</summary>
    private static readonly Happening[] All = [.. Enum.GetValues<Happening>(), Happening.Deliver];

    /// <summary>All orderings that the model allows, each as long as it can be.</summary>
    /// <remarks>An ordering in which something is refused is one of these as well: what is refused changes nothing,
    /// which is tried in every state.</remarks>
    public static IReadOnlyList<Happening[]> Of(OrderModel start) => [.. From(start, All)];

    private static IEnumerable<Happening[]> From(OrderModel model, Happening[] left)
    {
        var possible = left.Distinct().Where(model.Allows).ToArray();
        Happening[][] end =
        [
            [],
        ];
        return possible.Length == 0
            ? end
            : possible.SelectMany(next =>
                From(model.After(next), Without(left, next)).Select(rest => (Happening[])[next, .. rest])
            );
    }

    private static Happening[] Without(Happening[] left, Happening one)
    {
        var at = Array.IndexOf(left, one);
        return [.. left[..at], .. left[(at + 1)..]];
    }
}
