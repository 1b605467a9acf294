using Marketplace.ArchitectureTests.Deployment.Azure.Arm;
using Marketplace.Foundation;

namespace Marketplace.ArchitectureTests.Deployment.Azure;

/// <summary>What each host scales on, and who can reach it; each check gives one line a problem.</summary>
internal static class ScaleChecks
{
    internal static IEnumerable<string> Api(ArmResource app)
    {
        if (ArmValue.At(app.Body, "properties", "configuration", "ingress", "external") is not true)
            yield return "the Api cannot be reached";
        if (ArmValue.At(app.Body, "properties", "configuration", "ingress", "allowInsecure") is not false)
            yield return "the Api answers without TLS";
        if (ArmValue.At(app.Body, "properties", "template", "scale", "minReplicas") is not (long and >= 2))
            yield return "the Api may run in one replica";
        var rules = app.ListAt("properties", "template", "scale", "rules");
        if (!rules.Any(rule => ArmValue.TextAt(rule, "http", "metadata", "concurrentRequests").Length > 0))
            yield return "the Api does not scale on concurrent requests";
    }

    internal static IEnumerable<string> Worker(ArmResource app, IEnumerable<string> consumers)
    {
        if (app.At("properties", "configuration", "ingress") is not null)
            yield return "the Worker can be reached";
        if (ArmValue.At(app.Body, "properties", "template", "scale", "minReplicas") is not (long and >= 1))
            yield return "the Worker may stop altogether";
        var rules = app.ListAt("properties", "template", "scale", "rules")
            .ToDictionary(rule => ArmValue.TextAt(rule, "custom", "metadata", "subscriptionName"));
        foreach (var consumer in consumers)
        {
            if (!rules.Remove(consumer, out var rule))
            {
                yield return $"the Worker does not scale on what waits for {consumer}";
            }
            else if (!Counts(rule))
            {
                yield return $"the rule for {consumer} does not count the messages of its subscription by the scaler's "
                    + "identity";
            }
        }

        foreach (var consumer in rules.Keys)
            yield return $"the Worker scales on {consumer}, which is no consumer";
        var scaler = app.ListAt("properties", "configuration", "identitySettings")
            .SingleOrDefault(setting => IsScaler(ArmValue.TextAt(setting, "identity")));
        if (ArmValue.TextAt(scaler, "lifecycle") != "None")
            yield return "containers of the Worker can use the scaler's identity";
    }

    internal static IEnumerable<string> Migration(ArmResource job)
    {
        if (job.Type != "Microsoft.App/jobs")
            yield return "the migration is no job";
        if (job.TextAt("properties", "configuration", "triggerType") != "Manual")
            yield return "the migration starts by itself";
    }

    private static bool Counts(object? rule) =>
        ArmValue.TextAt(rule, "custom", "type") == "azure-servicebus"
        && ArmValue.TextAt(rule, "custom", "metadata", "topicName") == BusTopology.Topic
        && ArmValue.TextAt(rule, "custom", "metadata", "messageCount").Length > 0
        && IsScaler(ArmValue.TextAt(rule, "custom", "identity"));

    private static bool IsScaler(string identity) => identity.Contains("/id-scaler-", StringComparison.Ordinal);
}
