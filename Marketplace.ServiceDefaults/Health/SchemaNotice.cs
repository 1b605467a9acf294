using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Marketplace.ServiceDefaults.Health;

/// <summary>Says in one line at start that the database cannot be used yet, and why.</summary>
/// <remarks>A host that answers requests starts without its database; until then <c>/health</c> is 503.</remarks>
public sealed class SchemaNotice(ExpectedSchema schema, ILogger<SchemaNotice> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var state = await schema.CheckAsync(stoppingToken);
        if (state.Fault is { } fault)
            logger.LogWarning("Requests fail until the database is ready: {Reason}", state.Detail ?? fault);
    }
}
