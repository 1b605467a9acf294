using Azure.Messaging.ServiceBus;
using Marketplace.Foundation;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Marketplace.ServiceDefaults;

/// <summary>Whether the topic takes messages from this host.</summary>
/// <remarks>Opens a link to the topic and asks for its size limit; sends nothing and needs only the right to
/// send.</remarks>
internal sealed class ServiceBusHealthCheck(ServiceBusClient client) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        try
        {
            await using var sender = client.CreateSender(BusTopology.Topic);
            using var batch = await sender.CreateMessageBatchAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (ServiceBusMessages.IsOutage(exception))
        {
            return new HealthCheckResult(
                context.Registration.FailureStatus,
                "The message bus does not answer.",
                exception
            );
        }
    }
}
