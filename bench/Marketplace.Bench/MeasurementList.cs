namespace Marketplace.Bench;

/// <summary>Everything that is measured, in the order in which it runs: what needs the rates of the rounds after them,
/// what needs quiet at the end, the second start last.</summary>
internal static class MeasurementList
{
    public static readonly IReadOnlyList<Measurement> All =
    [
        new RoundMeasurement(),
        new CostMeasurement(),
        new BurstMeasurement(),
        new LatencyMeasurement(),
        new EventDelayMeasurement(),
        new PublishMeasurement(),
        new WebhookMeasurement(),
        new RefundMeasurement(),
        new CancelMeasurement(),
        new PagingMeasurement(),
        new PayoutMeasurement(),
        new MemoryMeasurement(),
        new IdleMeasurement(),
        new RestartMeasurement(),
    ];

    public static IReadOnlyList<string> Names { get; } = [.. All.SelectMany(measurement => measurement.Names)];
}
