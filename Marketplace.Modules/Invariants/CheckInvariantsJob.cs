using System.Diagnostics.Metrics;
using Marketplace.Foundation;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Invariants;

/// <summary>Checks the invariants, logs each broken one and records the number of violations as a metric.</summary>
/// <remarks>Errors: a broken invariant fails the run with its code, so it stays on the dashboard until a later run
/// finds that all of them hold.</remarks>
internal sealed class CheckInvariantsJob(InvariantService invariants, ILogger<CheckInvariantsJob> logger) : IJob
{
    private static readonly Gauge<long> Violations = PlatformTelemetry.Meter.CreateGauge<long>(
        "marketplace.invariants.violations",
        "{row}",
        "Rows that break an invariant, by invariant"
    );

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var report = await invariants.CheckAsync(cancellationToken);
        foreach (var check in report.Checks)
        {
            Violations.Record(check.Violations, new KeyValuePair<string, object?>("invariant", check.Code));
            if (check.Violations > 0)
            {
                logger.LogError(
                    "Invariant {Invariant} has {Violations} violations ({Title}): {Examples}",
                    check.Code,
                    check.Violations,
                    check.Title,
                    string.Join("; ", check.Examples)
                );
            }
        }

        return report.Ok
            ? $"all {report.Checks.Count} invariants hold"
            : throw new JobAlertException(
                "broken: "
                    + string.Join(
                        ", ",
                        report.Checks.Where(c => c.Violations > 0).Select(c => $"{c.Code} ({c.Violations})")
                    )
            );
    }
}
