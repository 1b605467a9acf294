using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Subscriptions;

namespace Marketplace.Api.Subscriptions;

/// <summary>A store's subscription: view, subscribe, change, cancel, resume.</summary>
public static class SubscriptionsEndpoints
{
    public static void MapSubscriptions(this IEndpointRouteBuilder api)
    {
        var subscription = api.MapGroup("/seller/{sellerId:guid}/subscription").WithTags("Subscriptions");
        subscription
            .MapGet("", GetSubscription)
            .RequirePermission(Permissions.Seller(SellerScopes.FinanceRead))
            .WithSummary("Get the effective plan with limits and usage (status is free without a subscription)")
            .Produces<SubscriptionResponse>();
        subscription
            .MapPost("", Subscribe)
            .RequirePermission(Permissions.Seller(SellerScopes.BusinessWrite))
            .Idempotent()
            .Continues(OpenPaymentPage(Created))
            .Validates<PlanChoiceRequest, PlanChoiceValidator>()
            .ProducesProblems(
                SubscriptionErrors.Exists,
                SubscriptionErrors.SamePlan,
                SubscriptionErrors.PlanNotOffered,
                PaymentErrors.MethodUnavailable,
                PaymentErrors.ProviderError
            )
            .WithSummary("Subscribe to a plan (active once the first invoice is paid)")
            .Produces<BilledResponse>(StatusCodes.Status201Created);
        subscription
            .MapPost("/change/preview", PreviewChange)
            .RequirePermission(Permissions.Seller(SellerScopes.BusinessWrite))
            .Validates<PlanChoiceRequest, PlanChoiceValidator>()
            .ProducesProblems(
                SubscriptionErrors.ChangePending,
                SubscriptionErrors.SamePlan,
                SubscriptionErrors.PlanNotOffered,
                SubscriptionErrors.InvalidTransition
            )
            .WithSummary("Preview a plan change: cost, effective date and listings it hides")
            .Produces<ChangePreviewResponse>();
        subscription
            .MapPost("/change", ChangePlan)
            .RequirePermission(Permissions.Seller(SellerScopes.BusinessWrite))
            .Idempotent()
            .Continues(OpenPaymentPage((billed, _) => TypedResults.Ok(billed)))
            .Validates<PlanChoiceRequest, PlanChoiceValidator>()
            .ProducesProblems(
                SubscriptionErrors.ChangePending,
                SubscriptionErrors.SamePlan,
                SubscriptionErrors.PlanNotOffered,
                SubscriptionErrors.InvalidTransition,
                PaymentErrors.MethodUnavailable,
                PaymentErrors.ProviderError
            )
            .WithSummary("Change the plan (upgrades apply once paid, downgrades at the end of the paid period)")
            .Produces<BilledResponse>();
        subscription
            .MapPost("/cancel", Cancel)
            .RequirePermission(Permissions.Seller(SellerScopes.BusinessWrite))
            .WithSummary("Cancel the subscription at the end of the paid period")
            .Produces<SubscriptionStateResponse>();
        subscription
            .MapPost("/resume", Resume)
            .RequirePermission(Permissions.Seller(SellerScopes.BusinessWrite))
            .ProducesProblems(SubscriptionErrors.InvalidTransition)
            .WithSummary("Undo a cancellation, a scheduled downgrade or an unpaid upgrade")
            .Produces<SubscriptionStateResponse>();
    }

    public static async Task<IResult> GetSubscription(
        Guid sellerId,
        SubscriptionQueries subscriptions,
        UsageQueries usage,
        CancellationToken cancellationToken
    )
    {
        var subscription = await subscriptions.ReadLiveAsync(sellerId, cancellationToken);
        return TypedResults.Ok(
            SubscriptionResponse.From(subscription, await usage.NowAsync(sellerId, cancellationToken))
        );
    }

    public static async Task<IResult> Subscribe(
        Guid sellerId,
        PlanChoiceRequest request,
        CurrentUser user,
        SubscriptionService service,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var result = await service.SubscribeAsync(user.Actor, sellerId, request.PlanCode!, cancellationToken);
        return result.ToHttp(billed => Answer(billed, response => Created(response, context)));
    }

    public static async Task<IResult> PreviewChange(
        Guid sellerId,
        PlanChoiceRequest request,
        CurrentUser user,
        PlanChangeQueries changes,
        CancellationToken cancellationToken
    )
    {
        var result = await changes.PreviewAsync(user.Actor, sellerId, request.PlanCode!, cancellationToken);
        return result.ToHttp(preview => TypedResults.Ok(ChangePreviewResponse.From(preview)));
    }

    public static async Task<IResult> ChangePlan(
        Guid sellerId,
        PlanChoiceRequest request,
        CurrentUser user,
        SubscriptionService service,
        CancellationToken cancellationToken
    )
    {
        var result = await service.ChangeAsync(user.Actor, sellerId, request.PlanCode!, cancellationToken);
        return result.ToHttp(billed => Answer(billed, response => TypedResults.Ok(response)));
    }

    public static async Task<IResult> Cancel(
        Guid sellerId,
        CurrentUser user,
        SubscriptionService service,
        CancellationToken cancellationToken
    ) =>
        (await service.CancelAsync(user.Actor, sellerId, cancellationToken)).ToHttp(subscription =>
            TypedResults.Ok(SubscriptionStateResponse.From(subscription))
        );

    public static async Task<IResult> Resume(
        Guid sellerId,
        CurrentUser user,
        SubscriptionService service,
        CancellationToken cancellationToken
    ) =>
        (await service.ResumeAsync(user.Actor, sellerId, cancellationToken)).ToHttp(subscription =>
            TypedResults.Ok(SubscriptionStateResponse.From(subscription))
        );

    private static IResult Answer(BilledSubscription billed, Func<BilledResponse, IResult> answer)
    {
        var response = BilledResponse.From(billed);
        return response.Payment is null ? answer(response) : ApiResults.AfterCommit(answer(response), response);
    }

    private static IResult Created(BilledResponse billed, HttpContext context) =>
        TypedResults.Created($"/api/v1/seller/{context.GetRouteValue("sellerId")}/subscription", billed);

    private static Func<BilledResponse, HttpContext, CancellationToken, Task<IResult>> OpenPaymentPage(
        Func<BilledResponse, HttpContext, IResult> answer
    ) =>
        async (billed, context, cancellationToken) =>
        {
            var payments = context.RequestServices.GetRequiredService<IPayments>();
            var opened = await payments.OpenCheckoutAsync(billed.Payment!.Id, cancellationToken);
            return opened.ToHttp(payment =>
                answer(billed with { Payment = InvoicePaymentResponse.From(payment) }, context)
            );
        };
}
