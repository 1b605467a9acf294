using System.Diagnostics.Metrics;
using Marketplace.Foundation;

namespace Marketplace.Modules.Users;

/// <summary>What becomes of accounts, counted by their events.</summary>
internal static class UserMetrics
{
    public static readonly Counter<long> Registered = PlatformTelemetry.Meter.CreateCounter<long>(
        "marketplace.users.registered",
        "{user}",
        "Accounts opened"
    );
}
