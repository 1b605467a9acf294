using FluentValidation;
using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Api.Orders;

/// <summary>A request for a checkout (price quote).</summary>
/// <param name="Items">1 to 50 variants; quantities of the same variant are added up.</param>
/// <param name="Delivery">Delivery type per seller; defaults to carrier.</param>
/// <param name="AcceptPriceChanges">Accept current prices, even if they change before completion.</param>
public sealed record StartCheckoutRequest(
    IReadOnlyList<CheckoutItemRequest>? Items,
    AddressRequest? Address,
    IReadOnlyList<DeliveryRequest>? Delivery,
    PaymentMethod? PaymentMethod,
    bool? AcceptPriceChanges = null
)
{
    internal StartCheckout ToCommand(Actor buyer) =>
        new(
            buyer,
            Items!.Select(i => new WantedItem(i.VariantId, i.Quantity, i.UnitPriceSeen)).ToArray(),
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
        );
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
        RuleFor(r => r.Items).NotNull();
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
