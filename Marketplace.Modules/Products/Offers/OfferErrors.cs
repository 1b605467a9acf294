using Marketplace.Foundation;

namespace Marketplace.Modules.Products;

/// <summary>Errors of changing many offers at once.</summary>
public static class OfferErrors
{
    public static readonly ErrorDefinition TooMany = new(
        "offers.too_many",
        ErrorKind.Unprocessable,
        new("Çok fazla satır", "Too many rows"),
        new(
            "Planınız tek seferde en fazla {limit} satırı değiştirebilir; {given} satır geldi. Bölerek gönderin.",
            "Your plan can change at most {limit} rows at once; {given} came. Send them in parts."
        )
    );

    public static readonly ErrorSet All = new([TooMany]);
}
