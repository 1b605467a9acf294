using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Orders;

/// <summary>Speaks to the carrier simulator, and shows how an adapter for a real carrier is written.</summary>
internal sealed class SimulatedCarrierGateway(IOptions<CarriersOptions> options, TimeProvider clock)
    : ICarrierGateway,
        IDisposable
{
    private const int PageSize = 500;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly HttpClient _http = new(
        new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) }
    )
    {
        Timeout = TimeSpan.FromSeconds(10),
    };

    public string Code => "simulator";

    public bool IsConfigured => Account.IsConfigured;

    public string SignatureHeader => "Carrier-Signature";

    private SimulatedCarrierOptions Account => options.Value.Simulator;

    public async Task<CreatedLabel> CreateLabelAsync(
        string key,
        CarrierParcel parcel,
        CancellationToken cancellationToken
    )
    {
        var made = await SendAsync<CreatedLabel>(HttpMethod.Put, ShipmentOf(key), Describe(parcel), cancellationToken);
        return
            made
                is {
                    TrackingNumber.Length: > 0 and <= Shipment.MaxTrackingNumberLength,
                    RouteCode: null or { Length: <= CarrierLabel.MaxRouteCodeLength },
                }
            ? made
            : throw new CarrierGatewayException("The carrier answered without a label.", isAnswerUnknown: true);
    }

    public async Task<bool> VoidAsync(string key, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(HttpMethod.Delete, ShipmentOf(key), null, cancellationToken);
        if (answer.StatusCode == HttpStatusCode.Conflict)
            return false;
        ThrowUnlessDone(answer);
        return true;
    }

    public async Task<CarrierNewsPage> TrackAsync(string? since, CancellationToken cancellationToken)
    {
        var path = $"carrier/v1/scans?limit={PageSize}&since={Uri.EscapeDataString(since ?? "")}";
        var page = await SendAsync<ScanPage>(HttpMethod.Get, path, null, cancellationToken);
        return new(CarrierScans.Read(page?.Scans), page is not { HasMore: true }, page?.Next);
    }

    public IReadOnlyList<CarrierNews>? VerifyWebhook(ReadOnlyMemory<byte> body, string? signature)
    {
        if (!CarrierSignature.IsValid(body.Span, signature, Account.WebhookSecret, clock.GetUtcNow()))
            return null;
        try
        {
            return CarrierScans.Read(JsonSerializer.Deserialize<ScanPage>(body.Span, Json)?.Scans);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<T?> SendAsync<T>(
        HttpMethod method,
        string path,
        object? content,
        CancellationToken cancellationToken
    )
    {
        using var answer = await SendAsync(method, path, content, cancellationToken);
        ThrowUnlessDone(answer);
        try
        {
            return await answer.Content.ReadFromJsonAsync<T>(Json, cancellationToken);
        }
        catch (Exception exception) when (exception is JsonException or HttpRequestException or IOException)
        {
            throw new CarrierGatewayException("The carrier's answer cannot be read.", true, exception);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string path,
        object? content,
        CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(method, new Uri(new Uri(Account.Url), path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Account.ApiKey);
        if (content is not null)
            request.Content = JsonContent.Create(content, options: Json);
        try
        {
            return await _http.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            throw new CarrierGatewayException("The carrier cannot be reached.", true, exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CarrierGatewayException("The carrier does not answer in time.", true, exception);
        }
    }

    private static void ThrowUnlessDone(HttpResponseMessage answer)
    {
        if (answer.IsSuccessStatusCode)
            return;
        var isUnknown =
            (int)answer.StatusCode >= 500
            || answer.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests;
        throw new CarrierGatewayException($"The carrier answered {(int)answer.StatusCode}.", isUnknown);
    }

    private static object Describe(CarrierParcel parcel) =>
        new
        {
            reference = parcel.Number,
            parcel.Boxes,
            parcel.WeightGrams,
            parcel.Desi,
            collectMinor = parcel.Collect?.Amount,
            currency = parcel.Collect?.Currency,
            to = new
            {
                name = parcel.To.FullName,
                parcel.To.Phone,
                parcel.To.Line1,
                parcel.To.Line2,
                parcel.To.District,
                parcel.To.City,
                parcel.To.PostalCode,
                parcel.To.Country,
            },
        };

    private static string ShipmentOf(string key) => $"carrier/v1/shipments/{Uri.EscapeDataString(key)}";

    private sealed record ScanPage(IReadOnlyList<ScannedParcel?>? Scans, bool HasMore, string? Next);
}
