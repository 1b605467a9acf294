using Marketplace.PaymentSimulator.Store;
using Marketplace.PaymentSimulator.Wire;
using Microsoft.Extensions.Options;

namespace Marketplace.PaymentSimulator.Webhooks;

/// <summary>Creates events and sends them as webhooks.</summary>
public sealed class EventLog(WebhookSender sender, IOptions<SimulatorOptions> options, TimeProvider clock)
{
    /// <summary>Starts a batch of events that are sent together.</summary>
    public EventBatch BeginBatch() => new(this);

    internal StripeEvent Create(string type, StripeObject subject)
    {
        var id = ObjectIds.New("evt");
        var one = new StripeEvent
        {
            Id = id,
            Created = clock.GetUtcNow().ToUnixTimeSeconds(),
            ApiVersion = options.Value.ApiVersion,
            Type = type,
            Data = new EventData(ObjectRenderer.Snapshot(subject)),
            ObjectId = subject.Id,
        };
        one.Payload = ObjectRenderer.Snapshot(one).ToJsonString(ObjectRenderer.Json);
        return one;
    }

    internal void Send(IReadOnlyList<StripeEvent> events, Scenario scenario) => sender.Send(events, scenario);
}

/// <summary>Events that are sent together.</summary>
public sealed class EventBatch(EventLog log)
{
    private readonly List<StripeEvent> _events = [];

    /// <summary>Adds an event with a snapshot of its object.</summary>
    public void Add(string type, StripeObject subject) => _events.Add(log.Create(type, subject));

    /// <summary>Sends the events as the scenario says.</summary>
    public void Send(Scenario scenario) => log.Send(_events, scenario);
}
