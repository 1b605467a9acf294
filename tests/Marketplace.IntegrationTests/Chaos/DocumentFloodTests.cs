using System.Diagnostics;
using System.Globalization;
using System.Net;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Standalone;

namespace Marketplace.IntegrationTests.Chaos;

/// <summary>The largest answer that anybody may ask for, asked for by many clients at once.</summary>
public sealed class DocumentFloodTests : IDisposable
{
    private const int Clients = 40;
    private const int Probes = 40;
    private const int Rounds = 6;
    private const double MostSlowdown = 3;

    private readonly TemporaryDirectory _data = new();
    private int _answered;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _data.Dispose();

    /// <summary>Compared with the same requests just before, in one run. The best of some rounds counts: other tests
    /// take the processor now and then, a document that is built anew for every caller takes it always.</summary>
    [Fact]
    public async Task Flood_OfTheDocument_LeavesOtherRequestsTheirTime()
    {
        // The probes are asked from the same address; the flood meets the limits of every day.
        var settings = new Dictionary<string, string> { ["RateLimits__AnonymousPerMinute"] = "100000" };
        await using var host = StandaloneProcess.Start(_data.Path, settings, "--port", "0");
        using var client = new HttpClient { BaseAddress = await host.ReadyAsync(Stop) };
        await SlowestOfMostAsync(client);

        var best = double.MaxValue;
        for (var round = 0; round < Rounds && best > MostSlowdown; round++)
        {
            var idle = await SlowestOfMostAsync(client);
            using var end = CancellationTokenSource.CreateLinkedTokenSource(Stop);
            var flood = Enumerable.Range(0, Clients).Select(_ => FloodAsync(client, end.Token)).ToArray();
            best = Math.Min(best, await SlowestOfMostAsync(client) / idle);
            await end.CancelAsync();
            await Task.WhenAll(flood);
        }

        Assert.True(best <= MostSlowdown, string.Create(CultureInfo.InvariantCulture, $"{best:0.0} times as slow"));
        Assert.NotEqual(0, _answered);
    }

    /// <summary>Milliseconds within which 95 of 100 lists came.</summary>
    private static async Task<double> SlowestOfMostAsync(HttpClient client)
    {
        var times = new List<double>();
        for (var n = 0; n < Probes; n++)
        {
            var started = Stopwatch.GetTimestamp();
            // Different lists: one that was just read would be sent again as it is.
            var path = string.Create(CultureInfo.InvariantCulture, $"/api/v1/products?limit=5&minPrice={started}");
            (await client.GetAsync(path, Stop)).Expect(HttpStatusCode.OK);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            await Task.Delay(TimeSpan.FromMilliseconds(30), Stop);
        }

        return times.Order().ElementAt(Probes * 95 / 100 - 1);
    }

    private async Task FloodAsync(HttpClient client, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            using var answer = await client.GetAsync("/openapi/v1.json", Stop);
            if (answer.StatusCode != HttpStatusCode.TooManyRequests)
                answer.Expect(HttpStatusCode.OK);
            Interlocked.Increment(ref _answered);
            await Task.Delay(TimeSpan.FromMilliseconds(100), CancellationToken.None);
        }
    }
}
