namespace Marketplace.Api.Live;

/// <summary>A hint that something changed; what it is now is read through the other operations.</summary>
/// <param name="Type">resync, order.placed, order.changed, return.changed, message.received, notification.created,
/// unread.changed, stock.low, stock.out or stock.back; more may follow. After resync everything that is shown has to be
/// read again.</param>
/// <param name="Subject">The order, return or variant; null where the type says it all.</param>
/// <param name="At">When the change was handled.</param>
public sealed record LiveEvent(string Type, Guid? Subject, DateTimeOffset At);
