using Microsoft.Extensions.Hosting;

namespace Marketplace.ServiceDefaults;

/// <summary>Registers the client of Service Bus through Aspire's integration; compiled with
/// <c>-p:AspireServiceBus=true</c>.</summary>
internal static class ServiceBusClientRegistration
{
    /// <summary>Connects with a connection string, or with the host's identity where only a namespace is
    /// named.</summary>
    /// <remarks>The integration's health check asks for rights of an administrator; ours needs only the right to
    /// send.</remarks>
    internal static void AddServiceBusClient(this IHostApplicationBuilder builder, string connectionName) =>
        builder.AddAzureServiceBusClient(connectionName);
}
