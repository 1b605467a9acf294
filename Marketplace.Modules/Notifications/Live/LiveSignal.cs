namespace Marketplace.Modules.Notifications;

/// <summary>A hint to whoever has something open: it has changed, read it again.</summary>
/// <remarks>Only ids and a time: what they stand for is read through the Api, which asks who is reading.</remarks>
/// <param name="Id">Names the signal, the same in every process.</param>
/// <param name="Type">One of <see cref="LiveTypes"/>.</param>
/// <param name="Subject">What changed; null where the type says it all.</param>
/// <param name="At">When it was handled.</param>
public sealed record LiveSignal(Guid Id, LiveTopic Topic, string Type, Guid? Subject, DateTimeOffset At);

/// <summary>Whom a signal is for.</summary>
public readonly record struct LiveTopic(LiveAudience Audience, Guid Id)
{
    public static LiveTopic User(Guid id) => new(LiveAudience.User, id);

    public static LiveTopic Store(Guid id) => new(LiveAudience.Store, id);
}

/// <summary>Who can have a stream of signals.</summary>
public enum LiveAudience
{
    /// <summary>A user, for what they buy and are told.</summary>
    User,

    /// <summary>The members of a store.</summary>
    Store,
}

/// <summary>The types of signals.</summary>
public static class LiveTypes
{
    /// <summary>Signals may have been lost: everything that is shown has to be read again.</summary>
    public const string Resync = "resync";

    /// <summary>To the store: a new order.</summary>
    public const string OrderPlaced = "order.placed";

    /// <summary>An order, its parcels or its invoice link.</summary>
    public const string OrderChanged = "order.changed";

    public const string ReturnChanged = "return.changed";

    /// <summary>The other side, or support, wrote about an order.</summary>
    public const string MessageReceived = "message.received";

    /// <summary>To the user: a new notification, hence another number of unread ones.</summary>
    public const string NotificationCreated = "notification.created";

    /// <summary>To the user: a notification was read, perhaps elsewhere.</summary>
    public const string UnreadChanged = "unread.changed";

    /// <summary>To the store: few units of a variant are left.</summary>
    public const string StockLow = "stock.low";

    /// <summary>To the store: no unit of a variant is left.</summary>
    public const string StockOut = "stock.out";

    /// <summary>To the store: a variant has units again.</summary>
    public const string StockBack = "stock.back";

    /// <summary>To the processes, not to clients: what the user may see has changed.</summary>
    public const string AccessChanged = "access.changed";

    /// <summary>Those that clients get.</summary>
    public static readonly IReadOnlyList<string> ForClients =
    [
        Resync,
        OrderPlaced,
        OrderChanged,
        ReturnChanged,
        MessageReceived,
        NotificationCreated,
        UnreadChanged,
        StockLow,
        StockOut,
        StockBack,
    ];
}
