using FluentValidation;
using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Products;

namespace Marketplace.Api.Products;

/// <summary>Offers to change.</summary>
/// <param name="Items">At least one, each SKU once; at most 1,000, and 100 where the plan imports no rows.</param>
public sealed record ChangeOffersRequest(IReadOnlyList<ChangeOffersItem> Items)
{
    public sealed class Validator : AbstractValidator<ChangeOffersRequest>
    {
        public Validator()
        {
            RuleFor(r => r.Items)
                .NotEmpty()
                .Must(items => items is null || items.DistinctBy(i => i?.Sku?.Trim()).Count() == items.Count)
                .WithErrorCode("value.duplicate");
            RuleForEach(r => r.Items).NotNull().SetValidator(new ChangeOffersItem.Validator());
        }
    }
}

/// <summary>Changes of one offer; what is omitted stays as it is.</summary>
/// <param name="Sku">SKU of the variant.</param>
/// <param name="Price">Needs <c>catalog:write</c>, as <c>compareAtPrice</c> and <c>active</c> do.</param>
/// <param name="CompareAtPrice">Above the price.</param>
/// <param name="OnHand">Counted units on hand, those that are reserved included.</param>
/// <param name="ExpectedVersion">Version of the stock that the change is based on; any version when omitted.</param>
/// <param name="Active">Whether buyers can buy the variant.</param>
public sealed record ChangeOffersItem(
    string Sku,
    Money? Price = null,
    Money? CompareAtPrice = null,
    int? OnHand = null,
    long? ExpectedVersion = null,
    bool? Active = null
)
{
    public OfferChange ToChange() => new(Sku.Trim(), Price, CompareAtPrice, OnHand, ExpectedVersion, Active);

    /// <remarks>Values that are out of range refuse their own row, not the request.</remarks>
    public sealed class Validator : AbstractValidator<ChangeOffersItem>
    {
        public Validator() => RuleFor(r => r.Sku).NotEmpty().MaximumLength(64).MustBeOneLine();
    }
}
