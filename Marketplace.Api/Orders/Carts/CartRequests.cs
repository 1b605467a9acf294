using FluentValidation;
using Marketplace.Modules.Orders;

namespace Marketplace.Api.Orders;

/// <summary>A request for a cart.</summary>
/// <param name="Items">What to put in, up to 50 variants; more units of what is already there.</param>
public sealed record OpenCartRequest(IReadOnlyList<CartItemRequest>? Items = null)
{
    internal IReadOnlyList<WantedItem> Wanted =>
        [.. (Items ?? []).Select(i => new WantedItem(i.VariantId, i.Quantity, null))];

    public sealed class Validator : AbstractValidator<OpenCartRequest>
    {
        public Validator()
        {
            RuleFor(r => r.Items!.Count)
                .LessThanOrEqualTo(Cart.MaxItems)
                .OverridePropertyName(nameof(Items))
                .When(r => r.Items is not null);
            RuleForEach(r => r.Items).NotNull().SetValidator(new CartItemRequest.Validator());
        }
    }
}

/// <summary>Units of a variant to add.</summary>
/// <param name="Quantity">1 to 99; together with what is there at most 99, the rest is left out.</param>
public sealed record CartItemRequest(Guid VariantId, int Quantity)
{
    public sealed class Validator : AbstractValidator<CartItemRequest>
    {
        public Validator()
        {
            RuleFor(i => i.VariantId).NotEmpty();
            RuleFor(i => i.Quantity).InclusiveBetween(1, Cart.MaxQuantity);
        }
    }
}

/// <summary>How many units an item has, and whether it is saved for later.</summary>
/// <param name="Quantity">1 to 99.</param>
/// <param name="SavedForLater">Omit to leave it as it is; a new item is one to buy.</param>
public sealed record PutCartItemRequest(int Quantity, bool? SavedForLater = null)
{
    public sealed class Validator : AbstractValidator<PutCartItemRequest>
    {
        public Validator()
        {
            RuleFor(i => i.Quantity).InclusiveBetween(1, Cart.MaxQuantity);
        }
    }
}

/// <summary>The guest's cart to take over.</summary>
/// <param name="From">Id of the guest's cart.</param>
/// <param name="Token">Its token.</param>
public sealed record MergeCartRequest(Guid From, string Token)
{
    public sealed class Validator : AbstractValidator<MergeCartRequest>
    {
        public Validator()
        {
            RuleFor(r => r.From).NotEmpty();
            RuleFor(r => r.Token).NotEmpty().MaximumLength(100);
        }
    }
}

/// <summary>A cart that was opened.</summary>
/// <param name="Token">Send it as Cart-Token with every request for this cart; it is told only now. Null for the cart
/// of an account.</param>
public sealed record OpenedCartResponse(CartView Cart, string? Token);
