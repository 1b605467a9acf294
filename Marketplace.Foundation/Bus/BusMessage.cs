namespace Marketplace.Foundation;

/// <summary>A message as a bus with sessions and subscriptions carries it, free of any vendor's types.</summary>
/// <param name="MessageId">The bus drops a second message with this id for a while.</param>
/// <param name="SessionId">Messages of one session are handled in order, one at a time: the subject of the
/// event.</param>
/// <param name="Label">What subscriptions filter on: the event's type.</param>
/// <param name="Body">A CloudEvent as structured JSON.</param>
/// <param name="Properties">Readable without parsing the body.</param>
public sealed record BusMessage(
    string MessageId,
    string SessionId,
    string Label,
    string ContentType,
    string Body,
    IReadOnlyDictionary<string, string> Properties
)
{
    /// <summary>Property that names the one consumer a redriven message is for; others take it and do
    /// nothing.</summary>
    public const string RedrivenFor = "marketplace-redriven-for";
}

/// <summary>A message handed to a consumer.</summary>
/// <param name="DeliveryCount">1 at the first delivery.</param>
public sealed record BusDelivery(BusMessage Message, int DeliveryCount);
