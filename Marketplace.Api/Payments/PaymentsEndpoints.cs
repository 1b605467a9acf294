using System.Buffers;
using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Api.Payments;

/// <summary>Payments as their payers see them, and the provider's way in.</summary>
public static class PaymentsEndpoints
{
    private const int MaxWebhookBytes = 256 * 1024;

    public static void MapPayments(this IEndpointRouteBuilder api)
    {
        var payments = api.MapGroup("/payments").WithTags("Payments");
        payments
            .MapGet("/{id:guid}", GetPayment)
            .RequirePermission(Permissions.SignedIn)
            .Produces<PaymentView>()
            .ProducesProblems(PlatformErrors.NotFound)
            .WithSummary("A payment of yours");
        payments
            .MapPost("/{id:guid}/refresh", RefreshPayment)
            .RequirePermission(Permissions.SignedIn)
            .IgnoresIdempotencyKey()
            .Produces<PaymentView>()
            .ProducesProblems(PlatformErrors.NotFound)
            .WithSummary("Asks the provider where a payment of yours stands");
        payments
            .MapGet("/{id:guid}/return", ShowReturnPage)
            .AllowAnonymous()
            .Produces(StatusCodes.Status200OK, contentType: "text/html")
            .ProducesProblems(PlatformErrors.NotFound)
            .WithSummary("Page for a browser that comes back from paying");
        payments
            .MapPost("/webhooks/{provider}", ReceiveWebhook)
            .AllowAnonymous()
            .IgnoresIdempotencyKey()
            .RateLimited(RateLimitBuckets.Webhook)
            .Produces<WebhookReceipt>()
            .ProducesProblems(
                PaymentErrors.WebhookSignatureInvalid,
                PlatformErrors.NotFound,
                PlatformErrors.BodyTooLarge
            )
            .WithSummary("Takes deliveries of the payment provider");
    }

    public static async Task<IResult> GetPayment(
        Guid id,
        CurrentUser user,
        PaymentQueries queries,
        CancellationToken cancellationToken
    ) =>
        (await queries.GetAsync(user.Actor, id, cancellationToken)).ToHttp(payment =>
            ApiResults.WithETag(payment, payment.Version)
        );

    public static async Task<IResult> RefreshPayment(
        Guid id,
        CurrentUser user,
        PaymentQueries queries,
        PaymentPollingService poller,
        CancellationToken cancellationToken
    )
    {
        var known = await queries.GetAsync(user.Actor, id, cancellationToken);
        if (!known.Succeeded)
            return Problems.From(known.Error);
        await poller.RefreshAsync(id, cancellationToken);
        return await GetPayment(id, user, queries, cancellationToken);
    }

    public static async Task<IResult> ShowReturnPage(
        Guid id,
        HttpContext context,
        PaymentQueries queries,
        PaymentPollingService poller,
        CancellationToken cancellationToken
    )
    {
        await poller.RefreshAsync(id, cancellationToken);
        return await queries.StatusAsync(id, cancellationToken) is { } status
            ? PaymentReturnPage.Show(status, Language.Of(context))
            : Problems.From(PlatformErrors.NotFound);
    }

    public static async Task<IResult> ReceiveWebhook(
        string provider,
        HttpRequest request,
        WebhookReceiver receiver,
        CancellationToken cancellationToken
    )
    {
        var body = await ReadAsync(request, cancellationToken);
        if (body is null)
            return Problems.From(PlatformErrors.BodyTooLarge);
        var received = await receiver.ReceiveAsync(
            provider,
            body,
            name => request.Headers.TryGetValue(name, out var value) ? value.ToString() : null,
            cancellationToken
        );
        return received.ToHttp(isDuplicate => TypedResults.Ok(new WebhookReceipt(isDuplicate)));
    }

    private static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxWebhookBytes)
            return null;
        var body = new ArrayBufferWriter<byte>(16 * 1024);
        while (body.WrittenCount <= MaxWebhookBytes)
        {
            var read = await request.Body.ReadAsync(body.GetMemory(), cancellationToken);
            if (read == 0)
                return body.WrittenSpan.ToArray();
            body.Advance(read);
        }

        return null;
    }
}

/// <summary>A delivery arrived.</summary>
/// <param name="Duplicate">It was seen before and did nothing.</param>
public sealed record WebhookReceipt(bool Duplicate);
