using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>Writes the parties into a text, one fact a line; what is not known has no line.</summary>
internal static class ContractParties
{
    private static readonly LocalizedText Store = new("Mağaza", "Store");
    private static readonly LocalizedText PrivatePerson = new(
        "Gerçek kişi satıcı (tacir ya da esnaf değildir)",
        "Private person, not acting as a business"
    );
    private static readonly LocalizedText MersisNumber = new("MERSİS no", "MERSİS number");
    private static readonly LocalizedText TaxNumber = new("Vergi no", "Tax number");
    private static readonly LocalizedText TaxOffice = new("Vergi dairesi", "Tax office");
    private static readonly LocalizedText Kep = new("KEP adresi", "Registered e-mail (KEP)");
    private static readonly LocalizedText Address = new("Adres", "Address");
    private static readonly LocalizedText Phone = new("Telefon", "Phone");
    private static readonly LocalizedText Email = new("E-posta", "E-mail");

    public static string Seller(ContractFacts facts)
    {
        var (seller, identity, language) = (facts.Seller, facts.Seller.Identity, facts.Language);
        var isPrivate = identity.Kind is null or SellerKind.Individual;
        return Lines(
            identity.Title ?? seller.StoreName,
            Fact(Store, seller.StoreName, language),
            isPrivate ? PrivatePerson.In(language) : null,
            Fact(MersisNumber, identity.Mersis, language),
            Fact(TaxNumber, identity.TaxId, language),
            Fact(TaxOffice, seller.TaxOffice, language),
            Fact(Kep, identity.Kep, language),
            Fact(Address, Joined(identity.Address, identity.City), language),
            Fact(Phone, seller.Phone, language),
            Fact(Email, seller.Email, language)
        );
    }

    public static string Buyer(DeliveryAddress address) =>
        Lines(
            address.FullName,
            address.Phone,
            Joined(address.Line1, address.Line2, address.District, address.City, address.PostalCode, address.Country)
        );

    public static string Marketplace(ContractTerms terms, Language language) =>
        Lines(
            terms.MarketplaceName,
            Fact(Address, terms.PostalAddress, language),
            Fact(Email, terms.SupportEmail, language)
        );

    private static string? Fact(LocalizedText name, string? value, Language language) =>
        string.IsNullOrWhiteSpace(value) ? null : $"{name.In(language)}: {value}";

    private static string? Joined(params ReadOnlySpan<string?> parts)
    {
        var known = new List<string>();
        foreach (var part in parts)
        {
            if (!string.IsNullOrWhiteSpace(part))
                known.Add(part.ReplaceLineEndings(", "));
        }

        return known.Count == 0 ? null : string.Join(", ", known);
    }

    private static string Lines(params IEnumerable<string?> lines) =>
        string.Join('\n', lines.Where(line => line is not null));
}
