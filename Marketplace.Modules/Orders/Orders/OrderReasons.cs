using Marketplace.Modules.Orders.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>Reason codes for orders that ended early.</summary>
public static class OrderReasons
{
    /// <summary>The seller cancelled because the buyer asked: not the seller's fault.</summary>
    public const string BuyerRequest = "buyer_request";

    /// <summary>An administrator cancelled: not the seller's fault.</summary>
    public const string Administrator = "administrator";

    /// <summary>The seller did not respond in time.</summary>
    public const string ConfirmTimeout = "confirm_timeout";

    /// <summary>The payment did not arrive in time.</summary>
    public const string PaymentTimeout = "payment_timeout";

    /// <summary>Money arrived, but not what was asked for: it is being settled with the provider.</summary>
    public const string PaymentMismatch = OrderExpired.PaymentMismatch;

    /// <summary>The card was declined too many times.</summary>
    public const string PaymentFailed = "payment_failed";

    /// <summary>The payment arrived after the hold had ended, and the stock was gone.</summary>
    public const string SoldOut = "sold_out";

    /// <summary>The units are not there.</summary>
    public const string OutOfStock = "out_of_stock";

    /// <summary>Reasons a seller may give.</summary>
    public static readonly IReadOnlyList<string> OfSellers =
    [
        OutOfStock,
        "damaged",
        "price_error",
        "cannot_deliver",
        "suspected_fraud",
        "other",
    ];

    /// <summary>Reasons for cancelling some units of an order.</summary>
    public static readonly IReadOnlyList<string> OfCancelledUnits = [OutOfStock, "damaged", BuyerRequest, "other"];
}
