using Marketplace.Foundation;

namespace Marketplace.Modules.Payments;

/// <summary>Retries webhook deliveries that arrived before our own commit, took too long or failed.</summary>
internal sealed class RetryParkedWebhooksJob(IWebhookInbox inbox, WebhookProcessor processor, TimeProvider clock) : IJob
{
    private const int Batch = 100;

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var due = await inbox.ListDueAsync(clock.GetUtcNow(), Batch, cancellationToken);
        foreach (var (provider, eventId) in due)
            await processor.ProcessAsync(provider, eventId, cancellationToken);
        return due.Count == 0 ? null : $"{due.Count} deliveries retried";
    }

    public async Task<bool> HasWorkAsync(CancellationToken cancellationToken) =>
        (await inbox.ListDueAsync(clock.GetUtcNow(), 1, cancellationToken)).Count > 0;
}
