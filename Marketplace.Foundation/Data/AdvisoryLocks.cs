namespace Marketplace.Foundation;

/// <summary>Every advisory lock of the product; docs/locks.md says who takes it, how and why.</summary>
/// <remarks>Order: a job's lock is held by its session, outside every transaction; in a transaction the relay's or a
/// consumer's lock comes first, then at most one of the others, before any row of a module. Only
/// <see cref="AnalyticsOrder"/> is taken again and again in one batch; the consumer's lock makes sure that no second
/// batch runs beside it. A guest's order takes <see cref="UserEmail"/>, then <see cref="BuyerHolds"/>.</remarks>
public static class AdvisoryLocks
{
    /// <summary>One relay at a time, so events of a subject leave in order.</summary>
    public static readonly AdvisoryLock OutboxRelay = AdvisoryLock.Numbered(7_420_001);

    /// <summary>One process at a time handles a consumer's queue.</summary>
    public static readonly AdvisoryLock Consumer = AdvisoryLock.Numbered(7_420_002, "consumer");

    /// <summary>Two migrations take turns.</summary>
    public static readonly AdvisoryLock Migration = AdvisoryLock.Numbered(7_420_002);

    /// <summary>A job never overlaps with itself on any machine.</summary>
    public static readonly AdvisoryLock Job = AdvisoryLock.Named("job:", "name of the job");

    /// <summary>An address cannot be taken by two accounts at once.</summary>
    public static readonly AdvisoryLock UserEmail = AdvisoryLock.Named("users.email:", "address");

    /// <summary>An account's addresses and invoice profiles keep their limit; one address is the default.</summary>
    public static readonly AdvisoryLock UserAddresses = AdvisoryLock.Named("users.addresses:", "user id");

    /// <summary>A user founds one store.</summary>
    public static readonly AdvisoryLock SellerOwner = AdvisoryLock.Named("sellers.owner:", "user id");

    /// <summary>A buyer's unpaid holds are counted one checkout at a time.</summary>
    public static readonly AdvisoryLock BuyerHolds = AdvisoryLock.Named(
        "orders.buyer-holds:",
        "buyer id, or a guest's cart id"
    );

    /// <summary>An account's messages are counted one at a time.</summary>
    public static readonly AdvisoryLock MessageSender = AdvisoryLock.Named("orders.message-sender:", "user id");

    /// <summary>An account's uploads are counted one at a time.</summary>
    public static readonly AdvisoryLock FileUploader = AdvisoryLock.Named("orders.file-uploader:", "user id");

    /// <summary>Changes of the category tree take turns: no circle, no fifth level.</summary>
    public static readonly AdvisoryLock Categories = AdvisoryLock.Named("products.categories");

    /// <summary>A refund heard of before its order is not lost.</summary>
    public static readonly AdvisoryLock AnalyticsOrder = AdvisoryLock.Named("analytics:order:", "order id");

    /// <summary>One count of the days at a time.</summary>
    public static readonly AdvisoryLock AnalyticsRollUp = AdvisoryLock.Named("analytics.roll-up");

    /// <summary>One ranking at a time; a second leaves at once.</summary>
    public static readonly AdvisoryLock PopularSellers = AdvisoryLock.Named("analytics.popular-sellers");

    /// <summary>A mail of an order is sent again once, however often it is asked for.</summary>
    public static readonly AdvisoryLock OrderMail = AdvisoryLock.Named("notifications.order-mail:", "purchase id");

    /// <summary>A store's statements and payouts are made, and their outcomes booked, one by one.</summary>
    public static readonly AdvisoryLock SellerPayouts = AdvisoryLock.Named("payments.seller-payouts:", "seller id");

    /// <summary>All of them, in the order of the lock map.</summary>
    public static IReadOnlyDictionary<string, AdvisoryLock> All { get; } =
        new OrderedDictionary<string, AdvisoryLock>(StringComparer.Ordinal)
        {
            [nameof(OutboxRelay)] = OutboxRelay,
            [nameof(Consumer)] = Consumer,
            [nameof(Migration)] = Migration,
            [nameof(Job)] = Job,
            [nameof(UserEmail)] = UserEmail,
            [nameof(UserAddresses)] = UserAddresses,
            [nameof(SellerOwner)] = SellerOwner,
            [nameof(BuyerHolds)] = BuyerHolds,
            [nameof(MessageSender)] = MessageSender,
            [nameof(FileUploader)] = FileUploader,
            [nameof(Categories)] = Categories,
            [nameof(AnalyticsOrder)] = AnalyticsOrder,
            [nameof(AnalyticsRollUp)] = AnalyticsRollUp,
            [nameof(PopularSellers)] = PopularSellers,
            [nameof(OrderMail)] = OrderMail,
            [nameof(SellerPayouts)] = SellerPayouts,
        };
}
