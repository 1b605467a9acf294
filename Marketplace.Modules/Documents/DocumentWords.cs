using System.Globalization;
using Marketplace.Foundation;

namespace Marketplace.Modules.Documents;

/// <summary>Words that every document has.</summary>
public static class DocumentWords
{
    private static readonly LocalizedText PageText = new("Sayfa {page} / {pages}", "Page {page} of {pages}");

    public static readonly LocalizedText TaxOffice = new("Vergi dairesi: {name}", "Tax office: {name}");
    public static readonly LocalizedText TaxId = new("Vergi no: {number}", "Tax number: {number}");
    public static readonly LocalizedText Mersis = new("MERSİS no: {number}", "MERSIS number: {number}");

    /// <summary>Number of a page among all.</summary>
    public static string Page(int page, int pages, Language language) =>
        PageText.In(
            language,
            new Dictionary<string, object?>
            {
                ["page"] = page.ToString(CultureInfo.InvariantCulture),
                ["pages"] = pages.ToString(CultureInfo.InvariantCulture),
            }
        );

    /// <summary>A template with one placeholder filled.</summary>
    public static string With(this LocalizedText template, Language language, string name, string value) =>
        template.In(language, new Dictionary<string, object?> { [name] = value });
}
