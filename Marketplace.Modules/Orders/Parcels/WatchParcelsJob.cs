using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>Reads what carriers have scanned, then moves the parcels whose time is up.</summary>
/// <remarks>Errors: what could not be done fails the run, after everything else was done.</remarks>
internal sealed class WatchParcelsJob(CarrierTrackingService tracking, DueParcelService due) : IJob
{
    private const int ReportedFailures = 10;

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        WatchOutcome[] outcomes = [await tracking.PollAsync(cancellationToken), await due.MoveAsync(cancellationToken)];
        var details = outcomes.Select(o => o.Detail).OfType<string>().ToArray();
        var failures = outcomes.SelectMany(o => o.Failures).ToArray();
        if (failures.Length > 0)
        {
            throw new AggregateException(
                $"{failures.Length} steps failed; {string.Join(", ", details)}",
                failures.Take(ReportedFailures)
            );
        }

        return details.Length == 0 ? null : string.Join(", ", details);
    }
}

/// <summary>What a part of the job did.</summary>
/// <param name="Detail">Null for nothing.</param>
internal sealed record WatchOutcome(string? Detail, IReadOnlyList<Exception> Failures);
