using Marketplace.Modules.Subscriptions.Contracts;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Use that no counter holds, because every store has it from the start.</summary>
internal static class UnmeteredUse
{
    /// <summary>How much of a metric's limit is used before anything is counted: one member, the owner.</summary>
    public static long Of(string metric) => metric == UsageMetrics.Members ? 1 : 0;
}
