using System.Diagnostics;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.ServiceDefaults;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Marketplace.IntegrationTests.Observability;

/// <summary>What a host sends, and to whom.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task Host_WithReceiver_SendsItsOwnTracesMetricsAndLogs()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var counter = PlatformTelemetry.Meter.CreateCounter<long>("test.sent");
        var settings = receiver.Settings;
        settings["OTEL_SERVICE_NAME"] = "telemetry-test";
        await using var host = await StartAsync(settings);
        var logger = host.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Test");

        // Sources and meters belong to the process: what tests beside this one do waits in the same queue, and what
        // finds it full is dropped.
        await ArrivesAsync("/v1/traces", "test.trace", () => StartSpan("test.trace")?.Dispose());
        await ArrivesAsync("/v1/metrics", "test.sent", () => counter.Add(1));
        await ArrivesAsync("/v1/logs", "test.line", () => logger.LogWarning("test.line"));
        await host.StopAsync();

        Assert.Contains("telemetry-test", receiver.Of("/v1/traces"), StringComparison.Ordinal);

        Task ArrivesAsync(string path, string name, Action happen) =>
            MarketplaceApp.EventuallyAsync(
                $"{name} arrives at {path}",
                () =>
                {
                    happen();
                    return Task.FromResult(receiver.Of(path).Contains(name, StringComparison.Ordinal));
                }
            );
    }

    [Fact]
    public async Task Host_WithApplicationInsights_SendsThereWithoutQueryStrings()
    {
        Environment.SetEnvironmentVariable("APPLICATIONINSIGHTS_STATSBEAT_DISABLED_ALL", "true");
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var host = await StartAsync(
            new()
            {
                ["APPLICATIONINSIGHTS_CONNECTION_STRING"] =
                    $"InstrumentationKey={Guid.Empty};IngestionEndpoint={receiver.Address}/;"
                    + $"LiveEndpoint={receiver.Address}/",
                ["OTEL_TRACES_SAMPLER"] = "microsoft.fixed_percentage",
                ["OTEL_TRACES_SAMPLER_ARG"] = "1.0",
            }
        );

        using var client = new HttpClient { BaseAddress = new(host.Urls.First()) };
        await MarketplaceApp.EventuallyAsync(
            "telemetry arrives at the ingestion endpoint",
            async () =>
            {
                (await client.GetAsync("/reset-password?token=of-a-mail")).Dispose();
                host.Services.GetRequiredService<TracerProvider>().ForceFlush(2_000);
                return receiver.Of("/v2.1/track").Contains("/reset-password", StringComparison.Ordinal);
            }
        );
        await host.StopAsync();

        Assert.DoesNotContain("of-a-mail", receiver.Of("/v2.1/track"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Host_WithoutReceiver_CollectsNothing()
    {
        await using var host = await StartAsync([]);

        Assert.Null(host.Services.GetService<TracerProvider>());
        Assert.Null(host.Services.GetService<MeterProvider>());
    }

    [Fact]
    public void Database_WithoutReceiver_CollectsNothing()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["ConnectionStrings:marketplacedb"] = "Host=127.0.0.1;Database=none";
        builder.Configuration["ConnectionStrings:cache"] = "127.0.0.1:1";
        builder.AddServiceDefaults();
        builder.AddDatabase<Modules.MarketplaceDbContext>(
            ResourceNames.Database,
            Modules.MarketplaceDbContext.Configure
        );
        builder.AddCache(ResourceNames.Cache);
        using var services = builder.Services.BuildServiceProvider();

        Assert.Null(services.GetService<TracerProvider>());
        Assert.Null(services.GetService<MeterProvider>());
    }

    [Theory]
    [InlineData("parentbased_traceidratio", "0", false)]
    [InlineData("always_off", null, false)]
    [InlineData("parentbased_traceidratio", "1", true)]
    public async Task Sampler_OfTheEnvironment_DecidesWhatIsKept(string sampler, string? argument, bool isKept)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var settings = receiver.Settings;
        (settings["OTEL_TRACES_SAMPLER"], settings["OTEL_TRACES_SAMPLER_ARG"]) = (sampler, argument);
        // A source of its own: one of the product's is recorded as soon as a host of another test keeps it.
        using var source = new ActivitySource("test.sampled." + Guid.CreateVersion7());
        await using (var host = await StartAsync(settings, traces => traces.AddSource(source.Name)))
        {
            source.StartActivity("test.sampled")?.Dispose();
            host.Services.GetRequiredService<TracerProvider>().ForceFlush();
        }

        Assert.Equal(isKept, receiver.Spans.Any(span => span.Name == "test.sampled"));
    }

    [Theory]
    [InlineData("OTEL_TRACES_SAMPLER", "parentbased_ratio", null)]
    [InlineData("OTEL_TRACES_SAMPLER_ARG", "traceidratio", "10")]
    [InlineData("OTEL_TRACES_SAMPLER_ARG", "parentbased_traceidratio", null)]
    public void Sampler_ThatWouldNotDoWhatItSays_StopsTheStart(string key, string sampler, string? argument)
    {
        var builder = Builder(
            new()
            {
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:9",
                ["OTEL_TRACES_SAMPLER"] = sampler,
                ["OTEL_TRACES_SAMPLER_ARG"] = argument,
            }
        );

        var refusal = Assert.Throws<CannotStartException>(() => builder.AddServiceDefaults());

        Assert.StartsWith(key + ": must be", refusal.Message, StringComparison.Ordinal);
    }

    private static Activity? StartSpan(string name) => PlatformTelemetry.Source.StartActivity(name);

    private static WebApplicationBuilder Builder(Dictionary<string, string?> settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(settings);
        return builder;
    }

    private static async Task<WebApplication> StartAsync(
        Dictionary<string, string?> settings,
        Action<TracerProviderBuilder>? trace = null
    )
    {
        var builder = Builder(settings);
        builder.AddServiceDefaults();
        if (trace is not null)
            builder.Services.ConfigureOpenTelemetryTracerProvider(trace);
        var host = builder.Build();
        host.Urls.Add("http://127.0.0.1:0");
        await host.StartAsync();
        return host;
    }
}
