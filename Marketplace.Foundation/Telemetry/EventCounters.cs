using System.Diagnostics.Metrics;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Foundation;

/// <summary>Counts business events: once each, after the relay's commit.</summary>
public sealed class EventCounters(IEnumerable<EventCounter> counters)
{
    private readonly ILookup<string, Counter<long>> _byEvent = counters.ToLookup(c => c.EventName, c => c.Counter);

    /// <summary>Counts a sent event.</summary>
    public void Count(string eventName)
    {
        foreach (var counter in _byEvent[eventName])
            counter.Add(1);
    }
}

/// <summary>A metric that counts events of one type.</summary>
public sealed record EventCounter(string EventName, Counter<long> Counter);

/// <summary>Registers event counters.</summary>
public static class EventCounterRegistration
{
    public static IServiceCollection CountEvent<TEvent>(this IServiceCollection services, Counter<long> counter)
        where TEvent : IIntegrationEvent =>
        services.AddSingleton(new EventCounter(typeof(TEvent).GetCustomAttribute<EventNameAttribute>()!.Name, counter));
}
