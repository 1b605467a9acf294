using Marketplace.Foundation;

namespace Marketplace.Modules.Documents;

/// <summary>A party as it was when a document was issued.</summary>
public sealed record PartyIdentity(string Name, string? Address, string? TaxOffice, string? TaxId, string? Mersis)
{
    /// <summary>The marketplace itself.</summary>
    public static PartyIdentity Of(MarketplaceOptions marketplace, DocumentsOptions documents) =>
        new(
            Given(documents.LegalName) ?? marketplace.Name,
            Given(marketplace.PostalAddress),
            Given(documents.TaxOffice),
            Given(documents.TaxId),
            Given(documents.Mersis)
        );

    /// <summary>The party as it stands on the document.</summary>
    public DocumentParty In(Language language, string role)
    {
        string?[] lines =
        [
            Address,
            TaxOffice is null ? null : DocumentWords.TaxOffice.With(language, "name", TaxOffice),
            TaxId is null ? null : DocumentWords.TaxId.With(language, "number", TaxId),
            Mersis is null ? null : DocumentWords.Mersis.With(language, "number", Mersis),
        ];
        return new(role, Name, [.. lines.OfType<string>()]);
    }

    private static string? Given(string text) => text.Length == 0 ? null : text;
}
