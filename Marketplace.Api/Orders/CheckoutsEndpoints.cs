using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Products;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Users.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Marketplace.Api.Orders;

/// <summary>Checkout endpoints: create, read and complete.</summary>
public static class CheckoutsEndpoints
{
    private static readonly ErrorDefinition[] OfferRefusals =
    [
        AccountErrors.EmailUnconfirmed,
        OrderErrors.PriceChanged,
        OrderErrors.NotForSale,
        SellerRefusals.StoreClosed,
        OrderErrors.SelfPurchase,
        OrderErrors.CodNotAllowed,
        OrderErrors.TotalTooLarge,
        PaymentErrors.MethodUnavailable,
    ];

    public static void MapCheckouts(this IEndpointRouteBuilder api)
    {
        var checkouts = api.MapGroup("/checkouts").WithTags("Checkout").RequirePermission(Permissions.Buyer);
        checkouts
            .MapPost("/", StartCheckout)
            .RateLimited(RateLimitBuckets.GuestCheckouts)
            .TakesCartToken()
            .Validates<StartCheckoutRequest, StartCheckoutValidator>()
            .Produces<CheckoutView>(StatusCodes.Status201Created)
            .ProducesProblems([
                PlatformErrors.NotFound,
                OrderErrors.CartEmpty,
                OrderErrors.LineLimit,
                PlatformErrors.CurrencyMismatch,
                GuestErrors.Off,
                .. OfferRefusals,
            ])
            .SendsETag()
            .WithSummary("Create a checkout (price quote)")
            .WithDescription(
                "The quote is valid for 30 minutes and does not reserve stock. A guest sends the id of their cart with "
                    + "its Cart-Token, guest and paymentMethod card; where guests cannot buy the answer is 403 "
                    + "checkout.guest_off."
            );
        checkouts
            .MapGet("/{id:guid}", GetCheckout)
            .TakesCartToken()
            .Produces<CheckoutView>()
            .ProducesProblems(PlatformErrors.NotFound)
            .SendsETag()
            .WithSummary("Get one of your checkouts");
        checkouts
            .MapPost("/{id:guid}/complete", CompleteCheckout)
            .Idempotent()
            .RateLimited(RateLimitBuckets.GuestCheckouts)
            .TakesCartToken()
            .Continues<CompletedCheckoutResponse>(OpenPaymentPage)
            .Produces<CompletedCheckoutResponse>(StatusCodes.Status201Created)
            .ProducesProblems([
                PlatformErrors.NotFound,
                GuestErrors.Off,
                OrderErrors.CheckoutClosed,
                OrderErrors.CheckoutExpired,
                CartErrors.AlreadyBought,
                CartErrors.Closed,
                OrderErrors.UnpaidLimit,
                OrderErrors.HeldUnits,
                OrderErrors.UnpaidRepeatedly,
                PaymentErrors.ProviderError,
                StockErrors.Insufficient,
                PlatformErrors.ValidationFailed,
                PlatformErrors.Malformed,
                PlatformErrors.UnknownField,
                SalesContractErrors.Required,
                SalesContractErrors.Changed,
                .. OfferRefusals,
            ])
            .WithSummary("Complete a checkout")
            .WithDescription(
                "Creates one order per seller. Cash on delivery: the orders are placed and their stock is deducted. "
                    + "Card: the stock is held for 15 minutes; redirect the buyer to payment.checkoutUrl. How many "
                    + "purchases and units a buyer may hold unpaid is limited. Where the quote has contracts, send the "
                    + "hash of each as accepted; a deployment that asks for none needs no body. Of two quotes of one "
                    + "cart only one can be completed: the other is refused with cart.already_bought. A guest sends "
                    + "the Cart-Token, and opens the purchase with it under /guest/purchases/{purchaseId}."
            );
    }

    public static async Task<IResult> StartCheckout(
        StartCheckoutRequest request,
        CheckoutCaller caller,
        CheckoutService checkouts,
        CheckoutQueries queries,
        CancellationToken cancellationToken
    )
    {
        var command = await caller.CommandOfAsync(request, cancellationToken);
        if (!command.Succeeded)
            return Problems.From(command.Error);
        var started = await checkouts.StartAsync(command.Value, cancellationToken);
        if (!started.Succeeded)
            return Problems.From(started.Error);
        var view = queries.View(started.Value.Checkout, started.Value.Stores);
        return ApiResults.Created($"/api/v1/checkouts/{view.Id}", view, view.Version);
    }

    public static async Task<IResult> GetCheckout(
        Guid id,
        CheckoutCaller caller,
        CheckoutQueries queries,
        CancellationToken cancellationToken
    ) =>
        await queries.FindAsync(caller.KeyOf(id), cancellationToken) is { } checkout
            ? ApiResults.WithETag(checkout, checkout.Version)
            : Problems.From(PlatformErrors.NotFound);

    public static async Task<IResult> CompleteCheckout(
        Guid id,
        CompleteCheckoutRequest? request,
        CheckoutCaller caller,
        CancellationToken cancellationToken
    )
    {
        if (CompleteCheckoutRequest.Refusal(request) is { } refusal)
            return Problems.From(refusal);
        var completed = await caller.CompleteAsync(id, request, cancellationToken);
        if (!completed.Succeeded)
            return Problems.From(completed.Error);
        var response = CompletedCheckoutResponse.From(completed.Value);
        return response.Payment is null
            ? Created(response, caller.Context)
            : ApiResults.AfterCommit(Created(response, caller.Context), response);
    }

    private static async Task<IResult> OpenPaymentPage(
        CompletedCheckoutResponse completed,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var payments = context.RequestServices.GetRequiredService<IPayments>();
        var opened = await payments.OpenCheckoutAsync(completed.Payment!.Id, cancellationToken);
        return opened.ToHttp(payment =>
            Created(completed with { Payment = new(payment.Id, payment.CheckoutUrl) }, context)
        );
    }

    private static Created<CompletedCheckoutResponse> Created(CompletedCheckoutResponse response, HttpContext context)
    {
        var isGuest = context.RequestServices.GetRequiredService<CurrentUser>().ActorOrNull is null;
        return TypedResults.Created(
            $"/api/v1/{(isGuest ? "guest/purchases" : "purchases")}/{response.PurchaseId}",
            response
        );
    }
}
