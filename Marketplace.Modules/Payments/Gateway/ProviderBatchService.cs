namespace Marketplace.Modules.Payments;

/// <summary>Calls the provider about many things, one after the other.</summary>
/// <remarks>One that fails is logged, skipped for ten minutes and does not block the others; the run then counts as
/// failed. A provider that leaves three calls unanswered is not called again until the next run.</remarks>
internal sealed class ProviderBatchService(TimeProvider clock)
{
    private const int MaxUnanswered = 3;
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMinutes(10);

    /// <summary>Calls about each.</summary>
    /// <returns>How many were answered.</returns>
    /// <exception cref="AggregateException">Some failed; the others were called about all the same.</exception>
    public async Task<int> RunAsync(ProviderBatch batch, CancellationToken cancellationToken)
    {
        var (answered, unanswered) = (0, 0);
        var failures = new List<Exception>();
        foreach (var id in batch.Due.TakeWhile(_ => unanswered < MaxUnanswered))
        {
            try
            {
                if (await batch.CallAsync(id, cancellationToken))
                    answered++;
                else
                    unanswered++;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                batch.LogFailure(exception, id);
                failures.Add(exception);
                await batch.PostponeAsync(id, clock.GetUtcNow() + RetryDelay, cancellationToken);
            }
        }

        return failures.Count == 0
            ? answered
            : throw new AggregateException($"{failures.Count} of {batch.Due.Count} {batch.Failed}.", failures);
    }
}

/// <summary>Things that the provider is to be called about.</summary>
/// <param name="CallAsync">Calls about one; false when the provider did not answer.</param>
/// <param name="PostponeAsync">Skips one until then.</param>
/// <param name="LogFailure">Says in the log that one failed.</param>
/// <param name="Failed">Said of those that failed, after their number: <c>refunds could not be sent</c>.</param>
internal sealed record ProviderBatch(
    IReadOnlyCollection<Guid> Due,
    Func<Guid, CancellationToken, Task<bool>> CallAsync,
    Func<Guid, DateTimeOffset, CancellationToken, Task> PostponeAsync,
    Action<Exception, Guid> LogFailure,
    string Failed
);
