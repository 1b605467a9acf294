using System.Reflection;
using Marketplace.Api.Http;
using Marketplace.Api.Users;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Users;
using Marketplace.Modules.Users.Contracts;
using Microsoft.Extensions.Options;

namespace Marketplace.Api.Orders;

/// <summary>Who asks for a quote or completes it: an account, or a guest with the token of their cart.</summary>
/// <param name="CartToken">Null when none was sent.</param>
public sealed record CheckoutCaller(HttpContext Context, CurrentUser User, string? CartToken)
{
    public static ValueTask<CheckoutCaller?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult<CheckoutCaller?>(
            new(
                context,
                context.RequestServices.GetRequiredService<CurrentUser>(),
                GuestHeaders.ValueOf(context, GuestHeaders.Cart)
            )
        );

    internal bool IsGuest => User.ActorOrNull is null;

    internal CheckoutKey KeyOf(Guid checkoutId) => new(checkoutId, User.ActorOrNull?.UserId, CartToken);

    /// <summary>What the request asks for, with what it names: the cart, a saved address, a saved invoice
    /// profile.</summary>
    /// <remarks>Errors: <c>resource.not_found</c> for another's; <c>checkout.guest_off</c>; <c>validation.failed</c>
    /// for what only an account can ask for.</remarks>
    internal async Task<Result<StartCheckout>> CommandOfAsync(
        StartCheckoutRequest request,
        CancellationToken cancellationToken
    )
    {
        if ((IsGuest ? GuestRefusal(request) : AccountRefusal(request)) is { } refusal)
            return refusal;
        var bought = await CartOfAsync(request, cancellationToken);
        if (!bought.Succeeded)
            return bought.Error;
        var buyer = IsGuest
            ? GuestCheckoutService.ActorOf(request.CartId!.Value)
            : await User.ActorWithEmailAsync(Service<UserQueries>(), cancellationToken);
        var address = await AddressOfAsync(request, buyer, cancellationToken);
        if (address is null)
            return NotFound("addressId");
        var invoice = await InvoiceOfAsync(request, buyer, cancellationToken);
        if (invoice is null && request.InvoiceProfileId is not null)
            return NotFound("invoiceProfileId");
        var language = RequestLanguage.Of(Context);
        return request.ToCommand(buyer, bought.Value?.Items ?? request.Wanted, address) with
        {
            Cart = bought.Value?.Cart,
            Invoice = invoice,
            Guest = IsGuest ? request.Guest!.ToBuyer(language) : null,
            Language = language,
        };
    }

    /// <summary>Completes a checkout of the caller.</summary>
    /// <remarks>Errors: those of <see cref="CheckoutService.CompleteAsync"/>; for guests also
    /// <c>checkout.guest_off</c> and <c>rate.limited</c>.</remarks>
    internal async Task<Result<PlacedPurchase>> CompleteAsync(
        Guid checkoutId,
        CompleteCheckoutRequest? request,
        CancellationToken cancellationToken
    )
    {
        var language = RequestLanguage.Of(Context);
        var consent = CompleteCheckoutRequest.ToConsent(request, RequestClient.Of(Context).UserAgent);
        if (IsGuest)
        {
            var guests = Service<GuestCheckoutService>();
            return await Service<GuestLimits>()
                .LimitAsync(
                    Context,
                    () => guests.CompleteAsync(KeyOf(checkoutId), language, consent, cancellationToken)
                );
        }

        var buyer = await User.ActorWithEmailAsync(Service<UserQueries>(), cancellationToken);
        return await Service<CheckoutService>().CompleteAsync(checkoutId, buyer, language, consent, cancellationToken);
    }

    private async Task<Result<CartToBuy?>> CartOfAsync(
        StartCheckoutRequest request,
        CancellationToken cancellationToken
    )
    {
        if (request.CartId is not { } cartId)
            return (CartToBuy?)null;
        // An account buys from its own cart: a guest's is merged into it first.
        var key = new CartKey(cartId, User.ActorOrNull?.UserId, IsGuest ? CartToken : null);
        return (await Service<CartQueries>().ToBuyAsync(key, cancellationToken)).Map(CartToBuy? (cart) => cart);
    }

    private async Task<DeliveryAddress?> AddressOfAsync(
        StartCheckoutRequest request,
        Actor buyer,
        CancellationToken cancellationToken
    ) =>
        request.AddressId is not { } id ? request.Address!.ToAddress()
        : await Service<SavedAddressService>().FindAsync(buyer.Id, id, cancellationToken) is { } saved
            ? AddressResponse.From(saved).Address
        : null;

    private async Task<InvoiceProfile?> InvoiceOfAsync(
        StartCheckoutRequest request,
        Actor buyer,
        CancellationToken cancellationToken
    )
    {
        if (request.InvoiceProfileId is { } id)
            return await Service<SavedInvoiceProfileService>().FindAsync(buyer.Id, id, cancellationToken);
        return request.Invoice is { } profile
            ? Service<InvoiceProfileCipher>().Seal(buyer.Id, profile.ToProfile())
            : null;
    }

    private Error? GuestRefusal(StartCheckoutRequest request)
    {
        if (!Service<IOptions<OrdersOptions>>().Value.GuestCheckout)
            return GuestErrors.Off.ToError();
        var fields = new List<FieldError>();
        if (request.Guest is null)
            fields.Add(new("#/guest", "value.required"));
        if (request.CartId is null)
            fields.Add(new("#/cartId", "value.required"));
        if (request.AddressId is not null)
            fields.Add(new("#/addressId", "value.exclusive", ("other", "guest")));
        if (request.InvoiceProfileId is not null)
            fields.Add(new("#/invoiceProfileId", "value.exclusive", ("other", "guest")));
        if (request.PaymentMethod != PaymentMethod.Card)
            fields.Add(new("#/paymentMethod", "value.not_allowed", ("allowed", new[] { "card" })));
        return fields.Count > 0 ? Invalid.Fields(fields) : null;
    }

    private static Error? AccountRefusal(StartCheckoutRequest request) =>
        request.Guest is null ? null : Invalid.Field("#/guest", "value.exclusive", ("other", "Authorization"));

    private static Error NotFound(string name) => PlatformErrors.NotFound.With(("field", $"#/{name}"));

    private T Service<T>()
        where T : notnull => Context.RequestServices.GetRequiredService<T>();
}
