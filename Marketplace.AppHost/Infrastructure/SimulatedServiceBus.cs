using System.Globalization;
using Marketplace.AppHost.Running;
using Marketplace.ServiceDefaults;
using Marketplace.Standalone;

namespace Marketplace.AppHost.Infrastructure;

/// <summary>Lets messages travel over Service Bus (<c>--bus</c>): a simulated one, since Azure's own runs only in
/// Azure.</summary>
internal static class SimulatedServiceBus
{
    private const string HttpEndpoint = "http";

    /// <summary>Adds the simulated broker, with the topic and subscriptions of the product.</summary>
    internal static IResourceBuilder<SimulatedServiceBusResource> Add(IDistributedApplicationBuilder builder)
    {
        var project = new Projects.Marketplace_ServiceBusSimulator().ProjectPath;
        var broker = new SimulatedServiceBusResource(
            ResourceNames.Messaging,
            BuiltProjects.ProgramOf(project),
            Path.GetDirectoryName(project)!
        )
        {
            Port = FreePort.Find(),
        };
        var http = FreePort.Find();
        return builder
            .AddResource(broker)
            .WithRuntime()
            .WithOtlpExporter()
            .WithEnvironment("ServiceBusSimulator__Port", Text(broker.Port))
            .WithEnvironment("ASPNETCORE_URLS", $"http://127.0.0.1:{Text(http)}")
            // Without the orchestrator's proxy: it would accept connections while the broker is away.
            .WithEndpoint(broker.Port, broker.Port, scheme: "tcp", name: "amqp", isProxied: false)
            .WithHttpEndpoint(http, http, HttpEndpoint, isProxied: false)
            .WithHttpHealthCheck("/health", endpointName: HttpEndpoint)
            .WithIconName("MailInboxAll")
            .WithUrlForEndpoint(HttpEndpoint, url => url.DisplayText = "Topics and subscriptions");
    }

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The simulated broker as a process on a loopback port.</summary>
internal sealed class SimulatedServiceBusResource(string name, string command, string workingDirectory)
    : ExecutableResource(name, command, workingDirectory),
        IResourceWithConnectionString
{
    /// <summary>The broker's port.</summary>
    internal required int Port { get; init; }

    /// <inheritdoc />
    /// <remarks>UseDevelopmentEmulator makes the client speak plain AMQP to that port.</remarks>
    public ReferenceExpression ConnectionStringExpression =>
        ReferenceExpression.Create(
            $"Endpoint=sb://127.0.0.1:{Port.ToString(CultureInfo.InvariantCulture)};{Credentials}"
        );

    // The broker takes every token.
    private const string Credentials = "SharedAccessKeyName=any;SharedAccessKey=any;UseDevelopmentEmulator=true;";
}
