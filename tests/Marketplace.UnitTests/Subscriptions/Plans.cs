using Marketplace.Foundation;
using Marketplace.Modules.Subscriptions;

namespace Marketplace.UnitTests.Subscriptions;

/// <summary>Plan versions for tests.</summary>
internal static class Plans
{
    public static readonly PlanVersion Standard = Of("standard", 19_900);

    public static readonly PlanVersion Pro = Of("pro", 49_900);

    public static PlanVersion Of(string code, long price, PlanPeriod period = PlanPeriod.ThirtyDays) =>
        new Plan(Guid.Empty, code, code, code, 0).AddVersion(
            new(new(price, "TRY"), period, new Dictionary<string, long>(), 30, [], 800),
            DateTimeOffset.UnixEpoch
        );
}
