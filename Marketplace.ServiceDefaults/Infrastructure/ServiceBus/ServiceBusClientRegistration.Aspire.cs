using Microsoft.Extensions.Hosting;

namespace Marketplace.ServiceDefaults;

/// <summary>Registers the Service Bus client through the Aspire integration; compiled with
/// <c>-p:AspireServiceBus=true</c>.</summary>
internal static class ServiceBusClientRegistration
{
    /// <summary>Connects with a connection string, or with the host's identity if only a namespace is given.</summary>
    /// <remarks>Our own health check is used, because the integration's needs the Manage right; ours needs only
    /// Send.</remarks>
    internal static void AddServiceBusClient(this IHostApplicationBuilder builder, string connectionName) =>
        builder.AddAzureServiceBusClient(connectionName);
}
