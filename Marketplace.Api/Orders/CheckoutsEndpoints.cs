using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Products;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Users;
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
        var checkouts = api.MapGroup("/checkouts").WithTags("Checkout").RequirePermission(Permissions.SignedIn);
        checkouts
            .MapPost("/", StartCheckout)
            .Validates<StartCheckoutRequest, StartCheckoutValidator>()
            .Produces<CheckoutView>(StatusCodes.Status201Created)
            .ProducesProblems([
                PlatformErrors.NotFound,
                OrderErrors.CartEmpty,
                OrderErrors.LineLimit,
                PlatformErrors.CurrencyMismatch,
                .. OfferRefusals,
            ])
            .SendsETag()
            .WithSummary("Create a checkout (price quote)")
            .WithDescription("The quote is valid for 30 minutes and does not reserve stock.");
        checkouts
            .MapGet("/{id:guid}", GetCheckout)
            .Produces<CheckoutView>()
            .ProducesProblems(PlatformErrors.NotFound)
            .SendsETag()
            .WithSummary("Get one of your checkouts");
        checkouts
            .MapPost("/{id:guid}/complete", CompleteCheckout)
            .Idempotent()
            .Continues<CompletedCheckoutResponse>(OpenPaymentPage)
            .Produces<CompletedCheckoutResponse>(StatusCodes.Status201Created)
            .ProducesProblems([
                PlatformErrors.NotFound,
                OrderErrors.CheckoutClosed,
                OrderErrors.CheckoutExpired,
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
                    + "hash of each as accepted; a deployment that asks for none needs no body."
            );
    }

    public static async Task<IResult> StartCheckout(
        StartCheckoutRequest request,
        CurrentUser user,
        UserQueries users,
        HttpContext context,
        CheckoutService checkouts,
        CheckoutQueries queries,
        CartQueries carts,
        InvoiceProfileCipher invoices,
        CancellationToken cancellationToken
    )
    {
        var buyer = await user.ActorWithEmailAsync(users, cancellationToken);
        var items = request.CartId is { } cartId
            ? await carts.ItemsToBuyAsync(new(cartId, buyer.Id, null), cancellationToken)
            : Result.Of(request.Wanted);
        if (!items.Succeeded)
            return Problems.From(items.Error);
        var invoice = request.Invoice is { } profile ? invoices.Seal(buyer.Id, profile.ToProfile()) : null;
        var command = request.ToCommand(buyer, items.Value, invoice) with { Language = RequestLanguage.Of(context) };
        var started = await checkouts.StartAsync(command, cancellationToken);
        if (!started.Succeeded)
            return Problems.From(started.Error);
        var view = queries.View(started.Value.Checkout, started.Value.Stores);
        return ApiResults.Created($"/api/v1/checkouts/{view.Id}", view, view.Version);
    }

    public static async Task<IResult> GetCheckout(
        Guid id,
        CurrentUser user,
        CheckoutQueries queries,
        CancellationToken cancellationToken
    ) =>
        await queries.FindAsync(id, user.Actor.Id, cancellationToken) is { } checkout
            ? ApiResults.WithETag(checkout, checkout.Version)
            : Problems.From(PlatformErrors.NotFound);

    public static async Task<IResult> CompleteCheckout(
        Guid id,
        CompleteCheckoutRequest? request,
        CurrentUser user,
        UserQueries users,
        HttpContext context,
        CheckoutService checkouts,
        CancellationToken cancellationToken
    )
    {
        if (CompleteCheckoutRequest.Refusal(request) is { } refusal)
            return Problems.From(refusal);
        var completed = await checkouts.CompleteAsync(
            id,
            await user.ActorWithEmailAsync(users, cancellationToken),
            RequestLanguage.Of(context),
            CompleteCheckoutRequest.ToConsent(request, RequestClient.Of(context).UserAgent),
            cancellationToken
        );
        if (!completed.Succeeded)
            return Problems.From(completed.Error);
        var response = CompletedCheckoutResponse.From(completed.Value);
        return response.Payment is null ? Created(response) : ApiResults.AfterCommit(Created(response), response);
    }

    private static async Task<IResult> OpenPaymentPage(
        CompletedCheckoutResponse completed,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var payments = context.RequestServices.GetRequiredService<IPayments>();
        var opened = await payments.OpenCheckoutAsync(completed.Payment!.Id, cancellationToken);
        return opened.ToHttp(payment => Created(completed with { Payment = new(payment.Id, payment.CheckoutUrl) }));
    }

    private static Created<CompletedCheckoutResponse> Created(CompletedCheckoutResponse response) =>
        TypedResults.Created($"/api/v1/purchases/{response.PurchaseId}", response);
}
