using FluentValidation;
using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Api.Orders;

/// <summary>A request for a checkout (price quote).</summary>
/// <param name="Items">1 to 50 variants; quantities of the same variant are added up. Omit with cartId.</param>
/// <param name="Delivery">Delivery type per seller; defaults to carrier.</param>
/// <param name="AcceptPriceChanges">Accept current prices, even if they change before completion.</param>
/// <param name="CartId">Your cart instead of items: what is to be bought is copied, and leaves the cart when the
/// checkout is completed.</param>
/// <param name="Invoice">Whom the sellers invoice; omit when that does not matter.</param>
public sealed record StartCheckoutRequest(
    IReadOnlyList<CheckoutItemRequest>? Items,
    AddressRequest? Address,
    IReadOnlyList<DeliveryRequest>? Delivery,
    PaymentMethod? PaymentMethod,
    bool? AcceptPriceChanges = null,
    Guid? CartId = null,
    InvoiceRequest? Invoice = null
)
{
    internal IReadOnlyList<WantedItem> Wanted =>
        [.. (Items ?? []).Select(i => new WantedItem(i.VariantId, i.Quantity, i.UnitPriceSeen))];

    /// <param name="items">Of the request, or of the cart it names.</param>
    internal StartCheckout ToCommand(Actor buyer, IReadOnlyList<WantedItem> items, InvoiceProfile? invoice) =>
        new(
            buyer,
            items,
            Address!.ToAddress(),
            (Delivery ?? [])
                .Select(d => new DeliveryChoice(
                    d.SellerId,
                    d.Type,
                    string.IsNullOrWhiteSpace(d.Note) ? null : d.Note.Trim()
                ))
                .ToArray(),
            PaymentMethod!.Value,
            AcceptPriceChanges ?? false
        )
        {
            CartId = CartId,
            Invoice = invoice,
        };
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
        RuleForEach(r => r.Items)
            .NotNull()
            .ChildRules(item =>
            {
                item.RuleFor(i => i.VariantId).NotEmpty();
                item.RuleFor(i => i.Quantity).InclusiveBetween(1, StartCheckout.MaxQuantity);
            });
        RuleFor(r => r.Address).NotNull().SetValidator(new AddressValidator()!);
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
