using FluentValidation;
using Marketplace.Api.Http;
using Marketplace.Api.Sellers;
using Marketplace.Foundation;
using Marketplace.Modules.Products;

namespace Marketplace.Api.Products;

/// <summary>Request to create a product.</summary>
/// <param name="Slug">URL slug; derived from the title when omitted.</param>
/// <param name="Publish">Publishes the product immediately; a draft when omitted.</param>
public sealed record CreateProductRequest(
    Guid CategoryId,
    string? Slug,
    string Title,
    string? Description,
    string? Brand,
    TaxClass? TaxClass,
    bool? Publish,
    IReadOnlyList<CreateVariantRequest> Variants
)
{
    public CreateProduct ToCommand(Guid sellerId) =>
        new(
            sellerId,
            CategoryId,
            Slug,
            Title.Trim(),
            Description,
            Brand?.Trim(),
            TaxClass ?? Modules.Products.TaxClass.Standard,
            Publish ?? false,
            [.. Variants.Select(v => v.ToVariant())]
        );

    public sealed class Validator : AbstractValidator<CreateProductRequest>
    {
        public Validator()
        {
            RuleFor(r => r.CategoryId).NotEmpty();
            RuleFor(r => r.Slug).MustBeProductSlug();
            RuleFor(r => r.Title).NotEmpty();
            RuleFor(r => r.Title == null ? null : r.Title.Trim())
                .MinimumLength(3)
                .MaximumLength(150)
                .MustBeOneLine()
                .OverridePropertyName(nameof(Title));
            RuleFor(r => r.Description).MaximumLength(5000).MustBeParagraphs();
            RuleFor(r => r.Brand).MaximumLength(80).MustBeOneLine();
            RuleFor(r => r.TaxClass).IsInEnum();
            RuleFor(r => r.Variants)
                .NotNull()
                .Must(v => v is null || v.Count <= Product.MaxVariants)
                .WithErrorCode("value.too_large");
            RuleForEach(r => r.Variants).NotNull().SetValidator(new CreateVariantRequest.Validator());
        }
    }
}

/// <summary>Request to update a product; omitted fields stay unchanged, an empty brand removes the brand.</summary>
public sealed record ChangeProductRequest(
    Guid? CategoryId,
    string? Slug,
    string? Title,
    string? Description,
    string? Brand,
    TaxClass? TaxClass
)
{
    public ProductDetails Apply(ProductDetails now) =>
        new(
            CategoryId ?? now.CategoryId,
            Slug ?? now.Slug,
            Title?.Trim() ?? now.Title,
            Description ?? now.Description,
            Brand is null ? now.Brand
                : Brand.Trim().Length == 0 ? null
                : Brand.Trim(),
            TaxClass ?? now.TaxClass
        );

    public sealed class Validator : AbstractValidator<ChangeProductRequest>
    {
        public Validator()
        {
            RuleFor(r => r.Slug).MustBeProductSlug();
            RuleFor(r => r.Title == null ? null : r.Title.Trim())
                .MinimumLength(3)
                .MaximumLength(150)
                .MustBeOneLine()
                .OverridePropertyName(nameof(Title));
            RuleFor(r => r.Description).MaximumLength(5000).MustBeParagraphs();
            RuleFor(r => r.Brand).MaximumLength(80).MustBeOneLine();
            RuleFor(r => r.TaxClass).IsInEnum();
        }
    }
}

/// <summary>Request to add a variant.</summary>
/// <param name="Options">Up to three option values by name, for example <c>{"Beden": "M"}</c>; omitted when the product
/// has a single variant.</param>
/// <param name="InitialStock">Units on hand; 0 when omitted.</param>
/// <param name="LowThreshold">Stock is low at or below this many available units; 5 when omitted.</param>
public sealed record CreateVariantRequest(
    string Sku,
    IReadOnlyDictionary<string, string>? Options,
    Money Price,
    Money? CompareAtPrice,
    int? WeightGrams,
    bool? Active,
    int? InitialStock,
    int? LowThreshold
)
{
    public NewVariant ToVariant() =>
        new(
            new(Sku, Options ?? new Dictionary<string, string>(), Price, CompareAtPrice, WeightGrams, Active ?? true),
            InitialStock ?? 0,
            LowThreshold ?? StockItem.DefaultLowThreshold
        );

    public sealed class Validator : AbstractValidator<CreateVariantRequest>
    {
        public Validator()
        {
            RuleFor(r => r.Sku).NotEmpty().MaximumLength(64).MustBeOneLine();
            RuleFor(r => r.Options).MustBeOptions();
            RuleFor(r => r.Price.Amount).MustBePrice();
            RuleFor(r => r.CompareAtPrice!.Value.Amount)
                .MustBePrice()
                .When(r => r.CompareAtPrice is not null)
                .OverridePropertyName("CompareAtPrice.Amount");
            RuleFor(r => r.WeightGrams).InclusiveBetween(0, 1_000_000);
            RuleFor(r => r.InitialStock).InclusiveBetween(0, StockItem.MaxUnits);
            RuleFor(r => r.LowThreshold).InclusiveBetween(0, StockItem.MaxUnits);
        }
    }
}

/// <summary>Request to update a variant; omitted fields stay unchanged.</summary>
/// <param name="RemoveCompareAtPrice">Removes the compare-at price.</param>
public sealed record ChangeVariantRequest(
    string? Sku,
    IReadOnlyDictionary<string, string>? Options,
    Money? Price,
    Money? CompareAtPrice,
    bool? RemoveCompareAtPrice,
    int? WeightGrams,
    bool? Active
)
{
    public VariantDetails Apply(VariantDetails now) =>
        new(
            Sku ?? now.Sku,
            Options ?? now.Options,
            Price ?? now.Price,
            RemoveCompareAtPrice == true ? null : CompareAtPrice ?? now.CompareAtPrice,
            WeightGrams ?? now.WeightGrams,
            Active ?? now.IsActive
        );

    public sealed class Validator : AbstractValidator<ChangeVariantRequest>
    {
        public Validator()
        {
            RuleFor(r => r.Sku).NotEmpty().When(r => r.Sku is not null).MaximumLength(64).MustBeOneLine();
            RuleFor(r => r.Options).MustBeOptions();
            RuleFor(r => r.Price!.Value.Amount)
                .MustBePrice()
                .When(r => r.Price is not null)
                .OverridePropertyName("Price.Amount");
            RuleFor(r => r.CompareAtPrice!.Value.Amount)
                .MustBePrice()
                .When(r => r.CompareAtPrice is not null)
                .OverridePropertyName("CompareAtPrice.Amount");
            RuleFor(r => r.WeightGrams).InclusiveBetween(0, 1_000_000);
        }
    }
}

/// <summary>Request to reorder the images; the first is the cover.</summary>
public sealed record OrderImagesRequest(IReadOnlyList<Guid> ImageIds)
{
    public sealed class Validator : AbstractValidator<OrderImagesRequest>
    {
        public Validator() =>
            RuleFor(r => r.ImageIds)
                .NotNull()
                .Must(ids => ids is null || ids.Count <= 100)
                .WithErrorCode("value.too_large");
    }
}

/// <summary>Shared validation rules for slugs, options and prices.</summary>
internal static class CatalogRules
{
    private const int MaxOptions = 3;

    public static void MustBeProductSlug<T>(this IRuleBuilder<T, string?> rule) =>
        rule.MaximumLength(100)
            .Must(slug => slug is null || (Slugs.From(slug) == slug && slug.Length >= 3))
            .WithErrorCode("value.format");

    public static void MustBeOptions<T>(this IRuleBuilder<T, IReadOnlyDictionary<string, string>?> rule) =>
        rule.Must(options => options is null || options.Count <= MaxOptions)
            .WithErrorCode("value.too_large")
            .Must(options =>
                options is null
                || options.All(o =>
                    o.Key.Trim().Length is > 0 and <= 30
                    && o.Value is not null
                    && o.Value.Trim().Length is > 0 and <= 60
                    && TextRules.IsOneLine(o.Key)
                    && TextRules.IsOneLine(o.Value)
                )
            )
            .WithErrorCode("value.format");

    public static IRuleBuilderOptions<T, long> MustBePrice<T>(this IRuleBuilder<T, long> rule) =>
        rule.InclusiveBetween(Variant.MinPriceMinorUnits, Money.MaxAmount);
}
