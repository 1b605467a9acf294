using System.Diagnostics;

namespace Marketplace.Foundation;

/// <summary>Which statements of the database are recorded: those that are part of somebody's work.</summary>
/// <remarks>The Worker asks for work many times a second. A statement without a span around it would be a trace of its
/// own each time, and nobody would find the others among them.</remarks>
public static class StatementTracing
{
    private const string QuietProperty = "marketplace.quiet";

    /// <summary>Whether a statement sent now is to have a span.</summary>
    public static bool IsWanted() => Activity.Current is { } span && span.GetCustomProperty(QuietProperty) is null;

    /// <summary>Leaves the statements directly under a span unrecorded, so that it can be dropped without leaving
    /// orphans.</summary>
    internal static void Silence(Activity span) => span.SetCustomProperty(QuietProperty, QuietProperty);
}
