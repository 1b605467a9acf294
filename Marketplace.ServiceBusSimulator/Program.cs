using Marketplace.ServiceDefaults;

namespace Marketplace.ServiceBusSimulator;

/// <summary>Runs the broker as a process of its own, with a page of its state and a health endpoint.</summary>
public static class Program
{
    private const string PortSetting = "ServiceBusSimulator:Port";
    private const int DefaultPort = 5672;

    /// <summary>Starts the broker and answers the exit code.</summary>
    public static Task<int> Main(string[] args) =>
        HostRun.RunAsync(
            "service-bus-simulator",
            async () =>
            {
                var builder = WebApplication.CreateBuilder(args);
                builder.AddServiceDefaults();
                var port = builder.Configuration.GetValue(PortSetting, DefaultPort);
                await using var broker = new ServiceBusBroker([ProductTopology.OfAllModules()], port);
                broker.Start();
                await using var app = builder.Build();
                app.MapDefaultEndpoints();
                app.MapGet("/", () => new { broker.Topics, broker.Subscriptions });
                await app.RunAsync();
                return 0;
            }
        );
}
