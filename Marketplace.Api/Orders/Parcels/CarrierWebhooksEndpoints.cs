using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Payments;

namespace Marketplace.Api.Orders;

/// <summary>What carriers report of parcels.</summary>
/// <remarks>Nothing is stored before it is applied: what a carrier does not send again is found by the poll.</remarks>
public static class CarrierWebhooksEndpoints
{
    public static void MapCarrierWebhooks(this IEndpointRouteBuilder api) =>
        api.MapPost("/carriers/webhooks/{code}", ReceiveScans)
            .AllowAnonymous()
            .TakesAnyQuery()
            .IgnoresIdempotencyKey()
            .RateLimited(RateLimitBuckets.Webhook)
            .WithTags("Seller: orders")
            .Produces<ScanReceipt>()
            .ProducesProblems(
                PaymentErrors.WebhookSignatureInvalid,
                PlatformErrors.NotFound,
                PlatformErrors.BodyTooLarge
            )
            .WithSummary("Receive scans of parcels from a carrier");

    public static async Task<IResult> ReceiveScans(
        string code,
        HttpRequest request,
        CarrierGatewayRegistry gateways,
        CarrierNewsService news,
        CancellationToken cancellationToken
    )
    {
        if (gateways.Find(code) is not { } gateway)
            return Problems.From(PlatformErrors.NotFound);
        if (await WebhookBody.ReadAsync(request, cancellationToken) is not { } body)
            return Problems.From(PlatformErrors.BodyTooLarge);
        var signature = request.Headers.TryGetValue(gateway.SignatureHeader, out var sent) ? sent.ToString() : null;
        if (gateway.VerifyWebhook(body, signature) is not { } scans)
            return Problems.From(PaymentErrors.WebhookSignatureInvalid);
        var changed = 0;
        foreach (var scan in scans)
            changed += await news.ApplyAsync(code, scan, cancellationToken) ? 1 : 0;
        return TypedResults.Ok(new ScanReceipt(scans.Count, changed));
    }
}

/// <summary>Acknowledges scans.</summary>
/// <param name="Read">Scans that say something of a parcel's status.</param>
/// <param name="Changed">Those that moved a parcel; the others were known.</param>
public sealed record ScanReceipt(int Read, int Changed);
