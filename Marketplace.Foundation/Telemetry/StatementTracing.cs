using System.Diagnostics;

namespace Marketplace.Foundation;

/// <summary>Decides which SQL statements are traced: those inside a span.</summary>
/// <remarks>The Worker polls all the time. Without this filter, each polling statement would start its own trace
/// and
/// drown out the others.</remarks>
public static class StatementTracing
{
    private const string QuietProperty = "marketplace.quiet";

    /// <summary>Whether a statement sent now should get a span.</summary>
    public static bool IsWanted() => Activity.Current is { } span && span.GetCustomProperty(QuietProperty) is null;

    /// <summary>Suppresses tracing of statements directly under a span, so that the span can be dropped without
    /// orphans.</summary>
    internal static void Silence(Activity span) => span.SetCustomProperty(QuietProperty, QuietProperty);
}
