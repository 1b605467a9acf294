using Marketplace.AppHost.Commands;
using Marketplace.AppHost.Infrastructure;
using Marketplace.AppHost.Running;
using Marketplace.AppHost.Startup;
using Marketplace.ServiceDefaults;
using Marketplace.Standalone;

namespace Marketplace.AppHost;

/// <summary>The whole marketplace as resources of one application.</summary>
internal static class MarketplaceModel
{
    // Two, so that whatever only works in one process shows on a developer's machine.
    private const int ApiReplicas = 2;
    private const int UsualApiPort = 8080;

    /// <summary>Adds every resource, what connects them, and their commands.</summary>
    internal static void Compose(IDistributedApplicationBuilder builder, RunOptions options)
    {
        var data = InstanceData.Of(options);
        if (builder.ExecutionContext.IsRunMode && options.Port is { } port)
            PortCheck.Try(port, data.Root, Invocation.Command("./dev aspire", options.Words));
        var infrastructure = MarketplaceInfrastructure.Add(builder, RunModes.Choose(options), data);
        if (options.Bus)
            infrastructure = infrastructure with { Messaging = SimulatedServiceBus.Add(builder) };
        var parameters = new HostParameters(builder, data);
        var accounts = new DevelopmentAccounts(builder, data);

        var migration = AddMigration(builder, options, accounts);
        var api = AddApi(builder, data.Port(options.Port, UsualApiPort)).WaitForCompletion(migration);
        var worker = AddWorker(builder).WaitForCompletion(migration);
        var simulator = AddPaymentSimulator(builder);

        foreach (var host in new[] { migration, api, worker })
            host.WithInfrastructure(infrastructure).WithParameters(parameters).WithDevelopmentSettings(data, api);
        var samples = SampleApplications.Add(builder, data, api, worker);
        SimulatedPayments.Connect(builder, data, simulator, api, worker, samples);
        SimulatedCarrier.Connect(builder, data, simulator, api, worker);

        DatabaseCommands.Add(infrastructure, migration, api, worker, simulator, accounts);
        WorkerCommands.Add(worker, api, accounts, data);
        PaymentCommands.Add(simulator);
        StartupReport.Add(builder, data, new(infrastructure, migration, api, worker, simulator, samples));
    }

    private static IResourceBuilder<ProjectResource> AddMigration(
        IDistributedApplicationBuilder builder,
        RunOptions options,
        DevelopmentAccounts accounts
    ) =>
        builder
            .AddBuiltProject<Projects.Marketplace_MigrationService>(ResourceNames.Migration)
            .WithArgs(options.Demo ? ["--demo"] : [])
            .WithEnvironment(accounts.GiveTo)
            .WithIconName("DatabaseArrowUp");

    private static IResourceBuilder<ProjectResource> AddApi(IDistributedApplicationBuilder builder, int? port) =>
        builder
            .AddBuiltProject<Projects.Marketplace_Api>(ResourceNames.Api)
            .WithHttpEndpoint(port: port)
            .WithExternalHttpEndpoints()
            .WithHttpHealthCheck("/health")
            .WithReplicas(ApiReplicas)
            .WithIconName("GlobeArrowForward")
            .WithEnvironment(context =>
            {
                if (DashboardAddresses.Page(builder.Configuration) is { } dashboard)
                    context.EnvironmentVariables["Marketplace__DashboardUrl"] = dashboard;
            })
            .WithUrlForEndpoint("http", url => url.DisplayText = "Start page")
            .WithUrlForEndpoint("http", _ => new() { Url = "/scalar", DisplayText = "API reference" })
            .WithUrlForEndpoint("http", _ => new() { Url = "/admin", DisplayText = "Admin" });

    private static IResourceBuilder<ProjectResource> AddWorker(IDistributedApplicationBuilder builder) =>
        builder
            .AddBuiltProject<Projects.Marketplace_Worker>(ResourceNames.Worker)
            .WithHttpEndpoint()
            .WithHttpHealthCheck("/health")
            .WithIconName("ArrowSyncCircle")
            .WithUrlForEndpoint("http", url => (url.Url, url.DisplayText) = ("/health", "Health"));

    private static IResourceBuilder<ProjectResource> AddPaymentSimulator(IDistributedApplicationBuilder builder) =>
        builder
            .AddBuiltProject<Projects.Marketplace_PaymentSimulator>(ResourceNames.PaymentSimulator)
            .WithHttpEndpoint()
            .WithHttpHealthCheck("/health")
            .WithIconName("Payment")
            .WithUrlForEndpoint("http", url => url.DisplayText = "Payments and their checkout pages");
}
