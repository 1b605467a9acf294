namespace Marketplace.MigrationService;

/// <summary>A step of a return.</summary>
/// <param name="Actor">Buyer, Seller, Admin or System.</param>
internal sealed record DemoReturnStep(
    string Type,
    string Status,
    string Actor,
    string? Reason = null,
    string? Note = null
);

/// <summary>How a return comes to where it is now.</summary>
/// <param name="Kind">A withdrawal, or a fault of the store.</param>
/// <param name="Hours">The order was delivered at least so many hours ago.</param>
/// <param name="LastWithin">The last step is at most so many hours ago: somebody still has time to act.</param>
internal sealed record DemoReturnPlot(
    string Kind,
    string Reason,
    string Note,
    int Hours,
    int LastWithin,
    IReadOnlyList<DemoReturnStep> Steps
)
{
    public string Status => Steps[^1].Status;

    /// <summary>Null for both cards and cash.</summary>
    public bool? IsCard { get; init; }

    /// <summary>Whether the card's refund fails.</summary>
    public bool RefundFails => IsCard == true;

    public bool Suits(bool isCard) => (IsCard ?? isCard) == isCard;

    public bool IsUndecided => Status is "Requested" or "Approved" or "InTransit" or "Received" or "Contested";

    public bool IsAccepted => Status is "Accepted" or "Refunded";

    /// <summary>When a step of this type was taken; null if it was not.</summary>
    public DateTimeOffset? TimeOf(DateTimeOffset[] times, string type)
    {
        for (var i = 0; i < Steps.Count; i++)
        {
            if (Steps[i].Type == type)
                return times[i];
        }

        return null;
    }
}

/// <summary>One plot for every status a return can have.</summary>
internal static class DemoReturnPlots
{
    private static readonly DemoReturnStep Request = new("request", "Requested", "Buyer");
    private static readonly DemoReturnStep Withdraw = new("approve", "Approved", "System", "withdrawal");
    private static readonly DemoReturnStep Approve = new("approve", "Approved", "Seller");
    private static readonly DemoReturnStep HandOver = new("hand_over", "InTransit", "Buyer");
    private static readonly DemoReturnStep Receive = new("receive", "Received", "Seller");
    private static readonly DemoReturnStep Accept = new("accept", "Accepted", "Seller");
    private static readonly DemoReturnStep Refund = new("refund", "Refunded", "System");
    private static readonly DemoReturnStep Contest = new(
        "contest",
        "Contested",
        "Seller",
        "used",
        "Ürün kullanılmış, etiketi sökülmüş; bu hâliyle satamayız."
    );

    /// <summary>Those that need the most time first, as far as time matters; taken in turn.</summary>
    public static readonly IReadOnlyList<DemoReturnPlot> All =
    [
        new(
            "NotAsDescribed",
            "not_as_described",
            "Rengi fotoğraftakinden çok farklı.",
            48,
            70,
            [Request, Approve, HandOver, Receive, Contest]
        ),
        new("Defective", "broken", "Kapağı kapanmıyor.", 6, 40, [Request]),
        new(
            "Withdrawal",
            "changed_mind",
            "Fikrimi değiştirdim.",
            48,
            200,
            [Request, Withdraw, HandOver, Receive, Accept]
        )
        {
            IsCard = false,
        },
        new(
            "Withdrawal",
            "changed_mind",
            "Daha uygununu buldum.",
            48,
            200,
            [Request, Withdraw, HandOver, Receive, Accept]
        )
        {
            IsCard = true,
        },
        new(
            "Withdrawal",
            "does_not_fit",
            "Bedeni büyük geldi.",
            72,
            200,
            [Request, Withdraw, HandOver, Receive, Accept, Refund]
        ),
        new("Withdrawal", "does_not_fit", "One size too small.", 30, 40, [Request, Withdraw, HandOver, Receive]),
        new("Withdrawal", "other", "Aynısından evde varmış.", 6, 120, [Request, Withdraw]),
        new("Damaged", "damaged", "Kutu ezik geldi, ürün çizilmiş.", 24, 120, [Request, Approve, HandOver]),
        new(
            "Defective",
            "broken",
            "It stopped working after a day.",
            24,
            200,
            [Request, new("reject", "Rejected", "Seller", "not_defective", "Test ettik, sorunsuz çalışıyor.")]
        ),
        new(
            "Withdrawal",
            "changed_mind",
            "Hediye olarak almıştım.",
            12,
            200,
            [Request, Withdraw, new("cancel", "Cancelled", "Buyer")]
        ),
        new(
            "WrongItem",
            "wrong_item",
            "Başka bir ürün göndermişsiniz.",
            96,
            200,
            [
                Request,
                Approve,
                HandOver,
                Receive,
                Contest,
                new("refuse", "Refused", "Admin", Note: "Fotoğraflar incelendi; gönderilen ürün sipariş edilendir."),
            ]
        ),
        new("Withdrawal", "other", "Vazgeçtim.", 290, 48, [Request, Withdraw, new("expire", "Expired", "System")]),
    ];
}
