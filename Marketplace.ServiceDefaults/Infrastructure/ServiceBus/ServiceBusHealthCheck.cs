using Azure.Messaging.ServiceBus;
using Marketplace.Foundation;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Marketplace.ServiceDefaults;

/// <summary>Checks that this host can send to the topic.</summary>
/// <remarks>Opens a link to the topic and reads its size limit; sends nothing and requires only the Send
/// right.</remarks>
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
                "The message bus is not responding.",
                exception
            );
        }
    }
}
