using System.Collections.Concurrent;
using System.Text;
using Marketplace.Foundation;
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
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver.Address,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_SERVICE_NAME"] = "telemetry-test",
        });
        builder.AddServiceDefaults();
        await using (var host = builder.Build())
        {
            host.Urls.Add("http://127.0.0.1:0");
            await host.StartAsync();
            using (PlatformTelemetry.Source.StartActivity("marketplace.test.trace")) counter.Add(1);
            host.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Test").LogWarning("marketplace.test.line");
            await host.StopAsync();
        }

        Assert.Contains("marketplace.test.trace", receiver.Of("/v1/traces"), StringComparison.Ordinal);
        Assert.Contains("marketplace.test.sent", receiver.Of("/v1/metrics"), StringComparison.Ordinal);
        Assert.Contains("marketplace.test.line", receiver.Of("/v1/logs"), StringComparison.Ordinal);
        Assert.Contains("telemetry-test", receiver.Of("/v1/traces"), StringComparison.Ordinal);
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
            app.MapPost("/v1/{kind}", async (HttpContext context) =>
            {
                using var body = new MemoryStream();
                await context.Request.Body.CopyToAsync(body);
                var text = Encoding.Latin1.GetString(body.ToArray());
                _received.AddOrUpdate(context.Request.Path.Value!, text, (_, before) => before + text);
            });
            return app.StartAsync();
        }
    }
}
