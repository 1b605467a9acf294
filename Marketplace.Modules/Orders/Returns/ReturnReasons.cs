namespace Marketplace.Modules.Orders;

/// <summary>Reason codes of returns.</summary>
public static class ReturnReasons
{
    public const int MaxLength = 40;

    public const int MaxNoteLength = 500;

    /// <summary>The seller did not answer in time.</summary>
    public const string Timeout = "timeout";

    /// <summary>A withdrawal needs no answer.</summary>
    public const string Withdrawal = "withdrawal";

    /// <summary>There is nothing to send back.</summary>
    public const string NothingToSend = "nothing_to_send";

    /// <summary>Reasons a buyer may give for a line.</summary>
    public static readonly IReadOnlyList<string> OfBuyers =
    [
        "changed_mind",
        "does_not_fit",
        "not_as_described",
        "broken",
        "damaged",
        "wrong_item",
        "missing_parts",
        "not_received",
        "other",
    ];

    /// <summary>Reasons a seller may give for rejecting or contesting a return.</summary>
    public static readonly IReadOnlyList<string> OfSellers =
    [
        "used",
        "incomplete",
        "damaged_by_buyer",
        "not_defective",
        "other_goods",
        "empty_parcel",
        "other",
    ];
}
