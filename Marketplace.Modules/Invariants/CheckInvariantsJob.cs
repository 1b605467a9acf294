using System.Diagnostics.Metrics;
using System.Globalization;
using Marketplace.Foundation;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Invariants;

/// <summary>Goes on with the check of the invariants, logs each broken one and records the number of violations as a
/// metric.</summary>
/// <remarks>Errors: an invariant that is broken, or could not be checked, fails the run with its code, so it stays on
/// the dashboard until a later run finds that all of them hold.</remarks>
internal sealed class CheckInvariantsJob(InvariantRoundService round, ILogger<CheckInvariantsJob> logger) : IJob
{
    private static readonly Gauge<long> Violations = PlatformTelemetry.Meter.CreateGauge<long>(
        "marketplace.invariants.violations",
        "{row}",
        "Rows that break an invariant, by invariant"
    );

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var run = await round.RunAsync(cancellationToken);
        var broken = new List<string>();
        foreach (var invariant in Invariant.All)
        {
            var found = run.Findings.Where(f => f.Code == invariant.Code).ToArray();
            var violations = found.Sum(f => f.Violations);
            Violations.Record(violations, new KeyValuePair<string, object?>("invariant", invariant.Code));
            if (violations == 0)
                continue;
            broken.Add(string.Create(CultureInfo.InvariantCulture, $"{invariant.Code} ({violations})"));
            logger.LogError(
                "Invariant {Invariant} has {Violations} violations ({Title}): {Examples}",
                invariant.Code,
                violations,
                invariant.Title.English,
                string.Join("; ", found.SelectMany(f => f.Examples).Take(5))
            );
        }

        foreach (var failure in run.Failures)
            logger.LogError(failure.Exception, "Invariant {Invariant} could not be checked", failure.Code);
        if (broken.Count > 0)
            throw new JobAlertException("broken: " + string.Join(", ", broken));
        if (run.Failures.Count > 0)
            throw new JobAlertException("not checked: " + string.Join(", ", run.Failures.Select(f => f.Code)));
        return Describe(run);
    }

    private static string Describe(InvariantRun run) =>
        run.Ended == Invariant.All.Count
            ? $"all {run.Ended} invariants hold"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"nothing broken in {run.Slices} slices; {run.Ended} of {Invariant.All.Count} checked to the end"
            );
}
