using FluentValidation;
using Marketplace.Api.Http;
using Marketplace.Api.Users;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Users;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Api.Orders;

/// <summary>A request for a checkout (price quote).</summary>
/// <param name="Items">1 to 50 variants; quantities of the same variant are added up. Omit with cartId.</param>
/// <param name="Delivery">Delivery type per seller; defaults to carrier.</param>
/// <param name="AcceptPriceChanges">Accept current prices, even if they change before completion.</param>
/// <param name="CartId">Your cart instead of items: what is to be bought is copied, and leaves the cart when the
/// checkout is completed. Guests send the token of theirs as Cart-Token.</param>
/// <param name="Invoice">Whom the sellers invoice; omit when that does not matter.</param>
/// <param name="AddressId">One of your saved addresses instead of address; it is copied.</param>
/// <param name="InvoiceProfileId">One of your saved invoice profiles instead of invoice; it is copied.</param>
/// <param name="Guest">Who buys without an account: where that is possible, with cartId and Cart-Token, by
/// card.</param>
public sealed record StartCheckoutRequest(
    IReadOnlyList<CheckoutItemRequest>? Items,
    AddressRequest? Address,
    IReadOnlyList<DeliveryRequest>? Delivery,
    PaymentMethod? PaymentMethod,
    bool? AcceptPriceChanges = null,
    Guid? CartId = null,
    InvoiceRequest? Invoice = null,
    Guid? AddressId = null,
    Guid? InvoiceProfileId = null,
    GuestRequest? Guest = null
)
{
    internal IReadOnlyList<WantedItem> Wanted =>
        [.. (Items ?? []).Select(i => new WantedItem(i.VariantId, i.Quantity, i.UnitPriceSeen))];

    /// <param name="items">Of the request, or of the cart it names.</param>
    /// <param name="address">Of the request, or the saved one it names.</param>
    internal StartCheckout ToCommand(Actor buyer, IReadOnlyList<WantedItem> items, DeliveryAddress address) =>
        new(
            buyer,
            items,
            address,
            (Delivery ?? [])
                .Select(d => new DeliveryChoice(
                    d.SellerId,
                    d.Type,
                    string.IsNullOrWhiteSpace(d.Note) ? null : d.Note.Trim()
                ))
                .ToArray(),
            PaymentMethod!.Value,
            AcceptPriceChanges ?? false
        );
}

/// <summary>Who buys without an account.</summary>
/// <param name="Email">Where the order's mails go.</param>
/// <param name="Phone">E.164, for example +905551112233; omit for the one of the address.</param>
public sealed record GuestRequest(string? Email, string? Phone = null)
{
    internal GuestBuyer ToBuyer(Language language) =>
        new(EmailAddress.Normalise(Email!), string.IsNullOrEmpty(Phone) ? null : Phone, language.Code);

    internal sealed class Validator : AbstractValidator<GuestRequest>
    {
        public Validator()
        {
            RuleFor(g => g.Email!).MustBeEmail();
            RuleFor(g => g.Phone).MustBePhone();
        }
    }
}

/// <summary>Units of a variant.</summary>
/// <param name="Quantity">1 to 99.</param>
/// <param name="UnitPriceSeen">The price shown to the buyer; if omitted, any price is accepted.</param>
public sealed record CheckoutItemRequest(Guid VariantId, int Quantity, Money? UnitPriceSeen = null);

/// <summary>The delivery type for one seller.</summary>
/// <param name="Note">Message to the seller, up to 500 characters.</param>
public sealed record DeliveryRequest(Guid SellerId, DeliveryType Type, string? Note = null);

internal sealed class StartCheckoutValidator : AbstractValidator<StartCheckoutRequest>
{
    public StartCheckoutValidator()
    {
        RuleFor(r => r.Items)
            .Must(items => items is not null)
            .WithErrorCode("value.one_required")
            .WithState(_ => "cartId")
            .When(r => r.CartId is null);
        RuleFor(r => r.CartId)
            .Must(id => id is null)
            .WithErrorCode("value.exclusive")
            .WithState(_ => "items")
            .When(r => r.Items is not null);
        RuleFor(r => r.Invoice!).SetValidator(new InvoiceRequest.Validator()).When(r => r.Invoice is not null);
        RuleFor(r => r.InvoiceProfileId)
            .Must(id => id is null)
            .WithErrorCode("value.exclusive")
            .WithState(_ => "invoice")
            .When(r => r.Invoice is not null);
        RuleFor(r => r.Guest!).SetValidator(new GuestRequest.Validator()).When(r => r.Guest is not null);
        RuleForEach(r => r.Items)
            .NotNull()
            .ChildRules(item =>
            {
                item.RuleFor(i => i.VariantId).NotEmpty();
                item.RuleFor(i => i.Quantity).InclusiveBetween(1, StartCheckout.MaxQuantity);
            });
        RuleFor(r => r.Address)
            .Must(address => address is not null)
            .WithErrorCode("value.one_required")
            .WithState(_ => "addressId")
            .When(r => r.AddressId is null);
        RuleFor(r => r.Address!).SetValidator(new AddressValidator()).When(r => r.Address is not null);
        RuleFor(r => r.AddressId)
            .Must(id => id is null)
            .WithErrorCode("value.exclusive")
            .WithState(_ => "address")
            .When(r => r.Address is not null);
        RuleForEach(r => r.Delivery)
            .NotNull()
            .ChildRules(delivery =>
            {
                delivery.RuleFor(d => d.SellerId).NotEmpty();
                delivery.RuleFor(d => d.Note).MaximumLength(MoveOrder.MaxNoteLength).MustBeParagraphs();
            });
        RuleFor(r => r.Delivery)
            .Must(d =>
                d!.Where(x => x is not null).Select(x => x.SellerId).Distinct().Count() == d!.Count(x => x is not null)
            )
            .WithErrorCode("value.duplicate")
            .When(r => r.Delivery is not null);
        RuleFor(r => r.PaymentMethod).NotNull();
    }
}
