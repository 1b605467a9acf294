using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Marketplace.Foundation;

/// <summary>The application's activity source and meter.</summary>
public static class PlatformTelemetry
{
    public const string Name = "Marketplace";

    public static readonly ActivitySource Source = new(Name);

    public static readonly Meter Meter = new(Name);
}
