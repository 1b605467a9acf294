using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Api.Payments;

/// <summary>Payment endpoints for payers, and the provider's webhook endpoint.</summary>
public static class PaymentsEndpoints
{
    public static void MapPayments(this IEndpointRouteBuilder api)
    {
        var payments = api.MapGroup("/payments").WithTags("Payments");
        payments
            .MapGet("/{id:guid}", GetPayment)
            .RequirePermission(Permissions.SignedIn)
            .Produces<PaymentView>()
            .ProducesProblems(PlatformErrors.NotFound)
            .SendsETag()
            .WithSummary("Get one of your payments");
        payments
            .MapPost("/{id:guid}/refresh", RefreshPayment)
            .RequirePermission(Permissions.SignedIn)
            .IgnoresIdempotencyKey()
            .Produces<PaymentView>()
            .ProducesProblems(PlatformErrors.NotFound)
            .SendsETag()
            .WithSummary("Refresh the status of one of your payments from the provider");
        payments
            .MapGet("/{id:guid}/return", ShowReturnPage)
            .AllowAnonymous()
            .TakesAnyQuery()
            .Produces<string>(StatusCodes.Status200OK, "text/html")
            .ProducesProblems(PlatformErrors.NotFound)
            .WithSummary("Show the page a browser returns to after paying");
        payments
            .MapPost("/webhooks/{provider}", ReceiveWebhook)
            .AllowAnonymous()
            .TakesAnyQuery()
            .IgnoresIdempotencyKey()
            .RateLimited(RateLimitBuckets.Webhook)
            .Produces<WebhookReceipt>()
            .ProducesProblems(
                PaymentErrors.WebhookSignatureInvalid,
                PlatformErrors.NotFound,
                PlatformErrors.BodyTooLarge
            )
            .WithSummary("Receive a webhook from the payment provider");
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
        PaymentRefreshService refresh,
        CancellationToken cancellationToken
    )
    {
        var known = await queries.GetAsync(user.Actor, id, cancellationToken);
        if (!known.Succeeded)
            return Problems.From(known.Error);
        await refresh.RefreshAsync(id, cancellationToken);
        return await GetPayment(id, user, queries, cancellationToken);
    }

    public static async Task<IResult> ShowReturnPage(
        Guid id,
        HttpContext context,
        PaymentQueries queries,
        PaymentRefreshService refresh,
        PaymentReturnLinkService returns,
        PaymentReturnWay ways,
        CancellationToken cancellationToken
    )
    {
        await refresh.RefreshReturnedAsync(id, cancellationToken);
        if (await queries.ReturnedAsync(id, cancellationToken) is not { } payment)
            return Problems.From(PlatformErrors.NotFound);
        var isPayer = returns.Accepts(id, context.Request.Query["token"]);
        return PaymentReturnPage.Show(
            payment,
            isPayer ? await ways.OnFromAsync(payment, cancellationToken) : null,
            RequestLanguage.Of(context)
        );
    }

    public static async Task<IResult> ReceiveWebhook(
        string provider,
        HttpRequest request,
        WebhookReceiver receiver,
        CancellationToken cancellationToken
    )
    {
        var body = await WebhookBody.ReadAsync(request, cancellationToken);
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
}

/// <summary>Acknowledges a webhook delivery.</summary>
/// <param name="Duplicate">True when the delivery was received before and had no effect.</param>
public sealed record WebhookReceipt(bool Duplicate);
