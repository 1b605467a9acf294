namespace Marketplace.Standalone;

/// <summary>How a purchase is paid.</summary>
internal enum PaymentPlot
{
    Card,

    /// <summary>Every webhook comes three times.</summary>
    DoubledWebhooks,

    /// <summary>Declined once, then paid.</summary>
    DeclinedFirst,

    /// <summary>No webhook comes: the payment is found by asking.</summary>
    LostWebhooks,

    /// <summary>Paid, but what is refunded fails at the provider.</summary>
    RefundsFail,

    NeverPaid,
    Cash,
}

/// <summary>What happens to an order before it is shipped.</summary>
internal enum FirstPlot
{
    Ships,
    BuyerCancels,
    SellerRejects,
    SellerIsSilent,
    UnitsCancelled,
    CancelRequested,
    AdminCancels,
}

/// <summary>What happens to an order's parcels.</summary>
internal enum ParcelPlot
{
    One,
    Two,
    Refused,
    OneOfTwoRefused,
    Retried,

    /// <summary>Undelivered, and the seller never says that it came back.</summary>
    Forgotten,

    /// <summary>Nobody says that it was delivered.</summary>
    NeverScanned,
}

/// <summary>What happens to an order after its delivery.</summary>
internal enum LaterPlot
{
    Nothing,
    BuyerAccepts,
    Withdrawn,
    WithdrawnAndSilent,
    WithdrawnAndUnsent,
    WithdrawnAndCancelled,
    ContestedAndDecided,
    ContestedAndRefused,
    DefectRejected,
    UnitMissing,
    AmountRefunded,
    UnitsRefunded,
    ShippingRefunded,
    RestRefunded,
    RefundedAtProvider,
    DisputeLost,
    DisputeWon,
    DisputeStaysOpen,
    QuestionOnly,
}

/// <summary>How often each plot occurs.</summary>
internal static class PlotWeights
{
    public static readonly IReadOnlyList<(PaymentPlot, int)> Payments =
    [
        (PaymentPlot.Card, 62),
        (PaymentPlot.DoubledWebhooks, 4),
        (PaymentPlot.DeclinedFirst, 3),
        (PaymentPlot.LostWebhooks, 2),
        (PaymentPlot.RefundsFail, 2),
        (PaymentPlot.NeverPaid, 3),
        (PaymentPlot.Cash, 24),
    ];

    public static readonly IReadOnlyList<(FirstPlot, int)> First =
    [
        (FirstPlot.Ships, 84),
        (FirstPlot.BuyerCancels, 4),
        (FirstPlot.SellerRejects, 3),
        (FirstPlot.SellerIsSilent, 2),
        (FirstPlot.UnitsCancelled, 4),
        (FirstPlot.CancelRequested, 2),
        (FirstPlot.AdminCancels, 1),
    ];

    public static readonly IReadOnlyList<(ParcelPlot, int)> Parcels =
    [
        (ParcelPlot.One, 68),
        (ParcelPlot.Two, 14),
        (ParcelPlot.Refused, 6),
        (ParcelPlot.OneOfTwoRefused, 4),
        (ParcelPlot.Retried, 3),
        (ParcelPlot.Forgotten, 2),
        (ParcelPlot.NeverScanned, 3),
    ];

    public static readonly IReadOnlyList<(LaterPlot, int)> Later =
    [
        (LaterPlot.Nothing, 57),
        (LaterPlot.BuyerAccepts, 5),
        (LaterPlot.Withdrawn, 9),
        (LaterPlot.WithdrawnAndSilent, 1),
        (LaterPlot.WithdrawnAndUnsent, 1),
        (LaterPlot.WithdrawnAndCancelled, 1),
        (LaterPlot.ContestedAndDecided, 2),
        (LaterPlot.ContestedAndRefused, 2),
        (LaterPlot.DefectRejected, 1),
        (LaterPlot.UnitMissing, 2),
        (LaterPlot.AmountRefunded, 4),
        (LaterPlot.UnitsRefunded, 3),
        (LaterPlot.ShippingRefunded, 2),
        (LaterPlot.RestRefunded, 2),
        (LaterPlot.RefundedAtProvider, 2),
        (LaterPlot.DisputeLost, 2),
        (LaterPlot.DisputeWon, 2),
        (LaterPlot.DisputeStaysOpen, 1),
        (LaterPlot.QuestionOnly, 1),
    ];
}
