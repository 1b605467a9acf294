using FluentValidation;
using Marketplace.Modules.Orders;

namespace Marketplace.Api.Orders;

/// <summary>A request for an estimate: items, or a cart.</summary>
/// <param name="Items">1 to 50 variants; quantities of the same variant are added up.</param>
/// <param name="CartId">A cart instead of items; send Cart-Token for a guest's.</param>
/// <param name="Delivery">Delivery type per seller; defaults to carrier.</param>
public sealed record EstimateRequest(
    IReadOnlyList<CheckoutItemRequest>? Items = null,
    Guid? CartId = null,
    IReadOnlyList<EstimateDeliveryRequest>? Delivery = null
)
{
    internal IReadOnlyList<WantedItem> Wanted =>
        [.. (Items ?? []).Select(i => new WantedItem(i.VariantId, i.Quantity, i.UnitPriceSeen))];

    internal IReadOnlyList<DeliveryChoice> Choices =>
        [.. (Delivery ?? []).Select(d => new DeliveryChoice(d.SellerId, d.Type, null))];

    public sealed class Validator : AbstractValidator<EstimateRequest>
    {
        public Validator()
        {
            RuleFor(r => r.Items)
                .Must(items => items is { Count: > 0 })
                .WithErrorCode("value.one_required")
                .WithState(_ => "cartId")
                .When(r => r.CartId is null);
            RuleFor(r => r.Items!.Count)
                .LessThanOrEqualTo(Cart.MaxItems)
                .OverridePropertyName(nameof(Items))
                .When(r => r.Items is not null);
            RuleFor(r => r.CartId)
                .Must(id => id is null)
                .WithErrorCode("value.exclusive")
                .WithState(_ => "items")
                .When(r => r.Items is not null);
            RuleForEach(r => r.Items)
                .NotNull()
                .ChildRules(item =>
                {
                    item.RuleFor(i => i.VariantId).NotEmpty();
                    item.RuleFor(i => i.Quantity).InclusiveBetween(1, Cart.MaxQuantity);
                });
            RuleFor(r => r.Delivery)
                .Must(choices =>
                    choices is null
                    || (
                        choices.Count <= Cart.MaxItems
                        && choices.Where(c => c is not null).DistinctBy(c => c.SellerId).Count()
                            == choices.Count(c => c is not null)
                    )
                )
                .WithErrorCode("value.duplicate");
            RuleForEach(r => r.Delivery).NotNull().ChildRules(d => d.RuleFor(c => c.SellerId).NotEmpty());
        }
    }
}

/// <summary>The delivery type for one seller.</summary>
public sealed record EstimateDeliveryRequest(Guid SellerId, DeliveryType Type);
