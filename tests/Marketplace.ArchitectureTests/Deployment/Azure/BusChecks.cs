using System.Xml;
using Marketplace.ArchitectureTests.Deployment.Azure.Arm;
using Marketplace.Foundation;

namespace Marketplace.ArchitectureTests.Deployment.Azure;

/// <summary>The bus in Azure is the one the code expects; each check gives one line a problem.</summary>
internal static class BusChecks
{
    private const string Namespace = "Microsoft.ServiceBus/namespaces";
    private const string Default = "$Default";

    internal static IEnumerable<string> Topic(IReadOnlyList<ArmResource> resources)
    {
        var bus = resources.Single(resource => resource.Type == Namespace);
        if (bus.TextAt("sku", "name") != "Standard")
            yield return "the bus has no topics, sessions and duplicate detection";
        var topic = resources.Single(resource => resource.Type == $"{Namespace}/topics");
        if (Last(topic.Name) != BusTopology.Topic)
            yield return "the topic has another name";
        if (topic.At("properties", "requiresDuplicateDetection") is not true)
            yield return "the topic does not detect duplicates";
        if (!IsSpan(topic, "duplicateDetectionHistoryTimeWindow", BusTopology.DuplicateWindow))
            yield return "the topic remembers duplicates for another time";
    }

    internal static IEnumerable<string> Subscriptions(
        IReadOnlyList<ArmResource> resources,
        IReadOnlyDictionary<string, IReadOnlyList<string>> routes
    )
    {
        var subscriptions = resources
            .Where(resource => resource.Type == $"{Namespace}/topics/subscriptions")
            .ToDictionary(resource => Last(resource.Name));
        foreach (var consumer in routes.Keys.Except(subscriptions.Keys))
            yield return $"{consumer} has no subscription";
        foreach (var consumer in subscriptions.Keys.Except(routes.Keys))
            yield return $"{consumer} has a subscription, but is no consumer";
        foreach (var (consumer, subscription) in subscriptions)
        {
            if (subscription.At("properties", "requiresSession") is not true)
                yield return $"{consumer} receives without sessions, so without order";
            if (!IsSpan(subscription, "lockDuration", BusTopology.LockDuration))
                yield return $"{consumer} holds messages for another time";
            if (subscription.At("properties", "maxDeliveryCount") is not (long)BusTopology.MaxDeliveryCount)
                yield return $"{consumer} has another number of deliveries";
        }
    }

    internal static IEnumerable<string> Rules(
        IReadOnlyList<ArmResource> resources,
        IReadOnlyDictionary<string, IReadOnlyList<string>> routes
    )
    {
        var rules = resources
            .Where(resource => resource.Type == $"{Namespace}/topics/subscriptions/rules")
            .ToLookup(resource => resource.Name.Split('/')[2]);
        var all = routes.Values.SelectMany(events => events).ToHashSet(StringComparer.Ordinal);
        foreach (var (consumer, events) in routes)
        {
            var named = rules[consumer].Where(rule => Last(rule.Name) != Default).ToList();
            var let = named.Select(Event).ToList();
            foreach (var missing in events.Except(let))
                yield return $"{missing} does not reach {consumer}";
            foreach (var extra in let.Except(events))
                yield return $"{extra} reaches {consumer}, which does not listen";
            if (
                !rules[consumer]
                    .Any(rule => Last(rule.Name) == Default && Event(rule).Length > 0 && !all.Contains(Event(rule)))
            )
            {
                yield return $"{consumer} keeps the rule $Default, which lets something in";
            }

            foreach (var rule in named.Where(rule => Last(rule.Name) != Event(rule)["marketplace.".Length..]))
                yield return $"{rule.Name} is not named after its event";
        }

        foreach (var rule in rules.SelectMany(group => group))
        {
            if (rule.TextAt("properties", "filterType") != "CorrelationFilter")
                yield return $"{rule.Name} is no correlation rule";
            if (Last(rule.Name).Length > 50)
                yield return $"{rule.Name} is too long for a name of a rule";
        }
    }

    private static string Event(ArmResource rule) => rule.TextAt("properties", "correlationFilter", "label");

    private static bool IsSpan(ArmResource resource, string property, TimeSpan expected) =>
        XmlConvert.ToTimeSpan(resource.TextAt("properties", property)) == expected;

    private static string Last(string name) => name.Split('/')[^1];
}
