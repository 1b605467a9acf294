using Marketplace.Foundation;

namespace Marketplace.Modules.Products;

/// <summary>A purchasable variant of a product: options, SKU and price.</summary>
public sealed class Variant : Entity
{
    public const long MinPriceMinorUnits = 50;

    private Variant() { }

    public Guid ProductId { get; private init; }

    public Guid SellerId { get; private init; }

    /// <summary>SKU, unique within the store.</summary>
    public string Sku { get; private set; } = "";

    /// <summary>Up to three option values by name, for example <c>{"Beden":"M"}</c>; empty when the product has a
    /// single variant.</summary>
    public IReadOnlyDictionary<string, string> Options { get; private set; } = new Dictionary<string, string>();

    /// <summary>The options in canonical form: unique within the product.</summary>
    public string OptionsKey { get; private set; } = "";

    public long PriceMinor { get; private set; }

    /// <summary>Compare-at price, above the price; null when there is none.</summary>
    public long? CompareAtMinor { get; private set; }

    public string Currency { get; private set; } = "";

    public int? WeightGrams { get; private set; }

    public bool IsActive { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public Money Price => new(PriceMinor, Currency);

    public Money? CompareAtPrice => CompareAtMinor is { } amount ? new Money(amount, Currency) : null;

    public static Variant Create(Guid id, Guid productId, Guid sellerId, VariantDetails details, DateTimeOffset now)
    {
        var variant = new Variant
        {
            Id = id,
            ProductId = productId,
            SellerId = sellerId,
            CreatedAt = now,
        };
        variant.Change(details);
        return variant;
    }

    public VariantDetails Details() => new(Sku, Options, Price, CompareAtPrice, WeightGrams, IsActive);

    public void Change(VariantDetails details)
    {
        Sku = details.Sku.Trim();
        var key = KeyOf(details.Options);
        if (
            key != OptionsKey
            || Options.Count != details.Options.Count
            || Options.Any(o => details.Options.GetValueOrDefault(o.Key) != o.Value)
        )
        {
            Options = details.Options;
        }

        OptionsKey = key;
        PriceMinor = details.Price.Amount;
        CompareAtMinor = details.CompareAtPrice?.Amount;
        Currency = details.Price.Currency;
        WeightGrams = details.WeightGrams;
        IsActive = details.IsActive;
    }

    /// <summary>Canonical form of options, independent of order, letter case and Turkish diacritics.</summary>
    public static string KeyOf(IReadOnlyDictionary<string, string> options) =>
        string.Join(
            '|',
            options
                .Select(o => $"{Slugs.Fold(o.Key.Trim())}={Slugs.Fold(o.Value.Trim())}")
                .Order(StringComparer.Ordinal)
        );
}

/// <summary>Variant details entered by the seller.</summary>
public sealed record VariantDetails(
    string Sku,
    IReadOnlyDictionary<string, string> Options,
    Money Price,
    Money? CompareAtPrice,
    int? WeightGrams,
    bool IsActive
);
