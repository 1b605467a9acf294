using Marketplace.Modules;
using Marketplace.ServiceDefaults.Health;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Marketplace.Worker;

/// <summary>Composes the Worker host: relay, consumers, jobs and queue gauges.</summary>
public static class WorkerComposition
{
    /// <summary>Adds the Worker's hosted services.</summary>
    public static TBuilder AddMarketplaceWorker<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        builder.Services.AddSchemaCheck(SchemaVersion.NewestMigration);
        builder
            .Services.AddSingleton<SchemaGate>()
            .AddHostedService(services => services.GetRequiredService<SchemaGate>());
        builder.Services.AddHostedService<OutboxRelayHost>();
        builder.Services.AddHostedService<SignalListenerHost>();
        builder.Services.AddHostedService<ConsumerHost>();
        builder.Services.AddHostedService<JobHost>();
        builder.Services.AddHostedService<QueueGaugesHost>();
        return builder;
    }
}
