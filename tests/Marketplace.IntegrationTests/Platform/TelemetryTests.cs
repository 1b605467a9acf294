using System.Collections.Concurrent;
using System.Text;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.ServiceDefaults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Marketplace.IntegrationTests.Platform;

/// <summary>What a host sends to a receiver of OTLP.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task Host_WithReceiver_SendsItsOwnTracesMetricsAndLogs()
    {
        await using var receiver = await Receiver.StartAsync();
        var counter = PlatformTelemetry.Meter.CreateCounter<long>("marketplace.test.sent");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver.Address,
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
                ["OTEL_SERVICE_NAME"] = "telemetry-test",
                ["OTEL_BSP_SCHEDULE_DELAY"] = "100",
                ["OTEL_BLRP_SCHEDULE_DELAY"] = "100",
                ["OTEL_METRIC_EXPORT_INTERVAL"] = "100",
            }
        );
        builder.AddServiceDefaults();
        await using (var host = builder.Build())
        {
            host.Urls.Add("http://127.0.0.1:0");
            await host.StartAsync();
            var logger = host.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Test");
            // Sources and meters belong to the process: what tests beside this one do waits in the same queue, and what
            // finds it full is dropped.
            await ArrivesAsync(
                "/v1/traces",
                "marketplace.test.trace",
                () => PlatformTelemetry.Source.StartActivity("marketplace.test.trace")?.Dispose()
            );
            await ArrivesAsync("/v1/metrics", "marketplace.test.sent", () => counter.Add(1));
            await ArrivesAsync("/v1/logs", "marketplace.test.line", () => logger.LogWarning("marketplace.test.line"));
            await host.StopAsync();
        }

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

    private sealed class Receiver(WebApplication app) : IAsyncDisposable
    {
        private readonly ConcurrentDictionary<string, string> _received = new(StringComparer.Ordinal);

        public string Address => app.Urls.First();

        public static async Task<Receiver> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            var receiver = new Receiver(builder.Build());
            await receiver.ListenAsync();
            return receiver;
        }

        /// <summary>Everything sent to a path; names in it are plain text.</summary>
        public string Of(string path) => _received.GetValueOrDefault(path, "");

        public ValueTask DisposeAsync() => app.DisposeAsync();

        private Task ListenAsync()
        {
            app.Urls.Add("http://127.0.0.1:0");
            app.MapPost(
                "/v1/{kind}",
                async (HttpContext context) =>
                {
                    using var body = new MemoryStream();
                    await context.Request.Body.CopyToAsync(body);
                    var text = Encoding.Latin1.GetString(body.ToArray());
                    _received.AddOrUpdate(context.Request.Path.Value!, text, (_, before) => before + text);
                }
            );
            return app.StartAsync();
        }
    }
}
