using System.Diagnostics.Metrics;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Foundation;

/// <summary>Counts facts of the business by their events: once each, after the commit that hands them to the
/// transport.</summary>
public sealed class EventCounters(IEnumerable<EventCounter> counters)
{
    private readonly ILookup<string, Counter<long>> _byEvent = counters.ToLookup(c => c.EventName, c => c.Counter);

    /// <summary>Counts an event that has left.</summary>
    public void Count(string eventName)
    {
        foreach (var counter in _byEvent[eventName])
            counter.Add(1);
    }
}

/// <summary>A metric that counts an event.</summary>
public sealed record EventCounter(string EventName, Counter<long> Counter);

/// <summary>The line with which a module counts an event.</summary>
public static class EventCounterRegistration
{
    public static IServiceCollection CountEvent<TEvent>(this IServiceCollection services, Counter<long> counter)
        where TEvent : IIntegrationEvent =>
        services.AddSingleton(new EventCounter(typeof(TEvent).GetCustomAttribute<EventNameAttribute>()!.Name, counter));
}
