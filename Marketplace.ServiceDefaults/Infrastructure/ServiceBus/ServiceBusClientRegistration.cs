using Azure.Identity;
using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Marketplace.ServiceDefaults;

/// <summary>Registers the Service Bus client.</summary>
/// <remarks>There are two versions of this class: <c>ServiceBusClientRegistration.Aspire.cs</c> uses the Aspire
/// integration and is
/// compiled with <c>-p:AspireServiceBus=true</c>, for feeds that have its package. See
/// docs/decisions/0021-one-aspire-application.md.</remarks>
internal static class ServiceBusClientRegistration
{
    /// <summary>Connects with a connection string, or with the host's identity if only a namespace is given.</summary>
    internal static void AddServiceBusClient(this IHostApplicationBuilder builder, string connectionName)
    {
        var connection = builder.Configuration.GetConnectionString(connectionName)!;
        builder.Services.AddSingleton(_ =>
            connection.Contains("Endpoint=", StringComparison.OrdinalIgnoreCase)
                ? new ServiceBusClient(connection)
                : new ServiceBusClient(HostOf(connection), new DefaultAzureCredential())
        );
    }

    /// <summary>The host name of a namespace, which may be given as a URL.</summary>
    private static string HostOf(string connection) =>
        Uri.TryCreate(connection, UriKind.Absolute, out var address) && address.Host.Length > 0
            ? address.Host
            : connection;
}
