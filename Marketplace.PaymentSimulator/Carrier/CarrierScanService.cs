using System.Net.Http.Headers;
using System.Text.Json;
using Marketplace.PaymentSimulator.Webhooks;
using Microsoft.Extensions.Options;

namespace Marketplace.PaymentSimulator.Carrier;

/// <summary>Scans shipments and tells the marketplace, as the scenario says.</summary>
public sealed class CarrierScanService(
    CarrierState state,
    WebhookTransport transport,
    Scheduler scheduler,
    IOptions<CarrierOptions> options,
    TimeProvider clock,
    ILogger<CarrierScanService> logger
)
{
    /// <summary>The header that carries the signature.</summary>
    public const string SignatureHeader = "Carrier-Signature";

    private const int Copies = 3;
    private const string UnknownSecret = "secret_of_somebody_else";
    private static readonly TimeSpan[] RetryDelays = [TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(1)];
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private volatile string? _webhookUrl = options.Value.WebhookUrl;

    /// <summary>Changes who is told; null for nobody.</summary>
    public void Tell(string? url) => _webhookUrl = url;

    /// <summary>Lets a shipment travel by itself, a scan each <see cref="CarrierOptions.Step"/>; does nothing without
    /// one.</summary>
    public void Depart(string trackingNumber) => GoOn(trackingNumber, Journeys.ScansOf(Journey.Delivered));

    /// <summary>Lets shipments that were on their way before a restart go on.</summary>
    public void Resume()
    {
        var way = Journeys.ScansOf(Journey.Delivered);
        foreach (var shipment in state.All.Where(one => !one.IsVoided))
        {
            // After any other scan it has arrived, or never will.
            var last = shipment.Scans.Count == 0 ? null : shipment.Scans[^1].Status;
            if (last is null or "picked_up" or "in_transit" or "out_for_delivery")
                GoOn(shipment.TrackingNumber, way.Except(shipment.Scans.Select(scan => scan.Status)));
        }
    }

    private void GoOn(string trackingNumber, IEnumerable<string> way)
    {
        if (options.Value.Step is not { } step)
            return;
        var delay = TimeSpan.Zero;
        foreach (var status in way)
        {
            delay += step;
            scheduler.After(delay, trackingNumber, ct => ScanAsync(trackingNumber, [status], NewsDelivery.Once, ct));
        }
    }

    /// <summary>Scans a shipment now and tells the marketplace.</summary>
    /// <returns>How many webhooks were sent and how many were taken.</returns>
    public async Task<ScanOutcome> ScanAsync(
        string trackingNumber,
        IReadOnlyList<string> statuses,
        NewsDelivery news,
        CancellationToken cancellationToken
    )
    {
        var scans = statuses.Select(status => state.Add(trackingNumber, status)).OfType<Scan>().ToList();
        if (news == NewsDelivery.Withheld || _webhookUrl is null)
            return new(0, 0);
        if (news == NewsDelivery.Late)
        {
            scheduler.After(options.Value.LateDelay, trackingNumber, ct => TellAsync(scans, news, ct));
            return new(0, 0);
        }

        return await TellAsync(scans, news, cancellationToken);
    }

    private async Task<ScanOutcome> TellAsync(List<Scan> scans, NewsDelivery news, CancellationToken cancellationToken)
    {
        var ordered = news == NewsDelivery.Reordered ? scans.AsEnumerable().Reverse() : scans;
        var copies = news == NewsDelivery.Duplicate ? Copies : 1;
        var (sent, taken) = (0, 0);
        foreach (var scan in ordered)
        {
            var answers = await Task.WhenAll(
                Enumerable.Range(0, copies).Select(_ => SendAsync(scan, news, 0, cancellationToken))
            );
            (sent, taken) = (sent + answers.Length, taken + answers.Count(isTaken => isTaken));
        }

        return new(sent, taken);
    }

    private async Task<bool> SendAsync(Scan scan, NewsDelivery news, int attempt, CancellationToken cancellationToken)
    {
        if (_webhookUrl is not { } url)
            return false;
        var isTaken = false;
        try
        {
            using var request = Request(url, scan, news == NewsDelivery.BadSignature);
            using var answer = await transport.SendAsync(request, cancellationToken);
            isTaken = answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException exception) when (attempt < RetryDelays.Length)
        {
            logger.LogInformation(exception, "A scan of {Parcel} is sent again later", scan.TrackingNumber);
        }

        if (!isTaken && attempt < RetryDelays.Length && news != NewsDelivery.BadSignature)
        {
            scheduler.After(
                RetryDelays[attempt],
                scan.TrackingNumber,
                later => SendAsync(scan, news, attempt + 1, later)
            );
        }

        return isTaken;
    }

    private HttpRequestMessage Request(string url, Scan scan, bool hasBadSignature)
    {
        var body = JsonSerializer.Serialize(new { scans = new[] { scan } }, Json);
        var secret = hasBadSignature ? UnknownSecret : options.Value.WebhookSecret;
        var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new StringContent(body, MediaTypeHeaderValue.Parse("application/json; charset=utf-8")),
        };
        var signature = WebhookSignature.Sign(body, secret, clock.GetUtcNow());
        request.Headers.TryAddWithoutValidation(SignatureHeader, signature);
        return request;
    }
}

/// <summary>What became of webhooks in their first attempt.</summary>
public sealed record ScanOutcome(int Sent, int Taken);
