namespace Marketplace.Modules.Orders;

/// <summary>Why an order was rejected or called off, as codes.</summary>
public static class OrderReasons
{
    /// <summary>The seller called it off because the buyer asked: not the seller's fault.</summary>
    public const string BuyerRequest = "buyer_request";

    /// <summary>The seller did not answer in time.</summary>
    public const string ConfirmTimeout = "confirm_timeout";

    /// <summary>The money did not come in time.</summary>
    public const string PaymentTimeout = "payment_timeout";

    /// <summary>The payment was declined too often.</summary>
    public const string PaymentFailed = "payment_failed";

    /// <summary>The money came, but after the hold, and the stock was gone.</summary>
    public const string SoldOut = "sold_out";

    /// <summary>Reasons a seller may give.</summary>
    public static readonly IReadOnlyList<string> OfSellers =
    [
        "out_of_stock",
        "damaged",
        "price_error",
        "cannot_deliver",
        "suspected_fraud",
        "other",
    ];
}
