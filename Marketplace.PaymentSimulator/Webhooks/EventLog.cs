using Marketplace.PaymentSimulator.Store;
using Marketplace.PaymentSimulator.Wire;
using Microsoft.Extensions.Options;

namespace Marketplace.PaymentSimulator.Webhooks;

/// <summary>Writes down what happened and has it sent.</summary>
public sealed class EventLog(
    SimulatorState state,
    WebhookSender sender,
    IOptions<SimulatorOptions> options,
    TimeProvider clock
)
{
    /// <summary>Begins a batch of events that happen together.</summary>
    public EventBatch Open() => new(this);

    internal StripeEvent Write(string type, StripeObject about)
    {
        var id = ObjectIds.New("evt");
        var one = new StripeEvent
        {
            Id = id,
            Created = clock.GetUtcNow().ToUnixTimeSeconds(),
            ApiVersion = options.Value.ApiVersion,
            Type = type,
            Data = new EventData(Rendering.Snapshot(about)),
            ObjectId = about.Id,
        };
        one.Payload = Rendering.Snapshot(one).ToJsonString(Rendering.Json);
        return state.Events.Add(id, one);
    }

    internal void Send(IReadOnlyList<StripeEvent> events, Scenario scenario) => sender.Send(events, scenario);
}

/// <summary>Events that happen together and are sent together.</summary>
public sealed class EventBatch(EventLog log)
{
    private readonly List<StripeEvent> _events = [];

    /// <summary>Writes down that <paramref name="type"/> happened to <paramref name="about"/>, as the object is
    /// now.</summary>
    public void Add(string type, StripeObject about) => _events.Add(log.Write(type, about));

    /// <summary>Has the events sent as the scenario says.</summary>
    public void Send(Scenario scenario) => log.Send(_events, scenario);
}
