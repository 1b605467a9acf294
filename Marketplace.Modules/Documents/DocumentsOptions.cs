using Marketplace.Foundation;
using Microsoft.Extensions.Hosting;

namespace Marketplace.Modules.Documents;

/// <summary>Who the marketplace is on its own documents; what is empty is left out.</summary>
/// <remarks>Name and address are those of <c>Marketplace:Name</c> and <c>Marketplace:PostalAddress</c> where nothing
/// else is given here.</remarks>
public sealed class DocumentsOptions : ICheckedOptions
{
    public const string Section = "Documents";
    private const int MaxLength = 200;

    /// <summary>Legal name of the company that runs the marketplace.</summary>
    public string LegalName { get; set; } = "";

    public string TaxOffice { get; set; } = "";

    /// <summary>VKN of a company, TCKN of a person.</summary>
    public string TaxId { get; set; } = "";

    /// <summary>MERSİS number.</summary>
    public string Mersis { get; set; } = "";

    /// <summary>Whether documents that cannot be changed afterwards may be issued: in production they need
    /// <see cref="TaxId"/>.</summary>
    public bool MayIssue(IHostEnvironment environment) => TaxId.Length > 0 || !environment.IsProduction();

    public IEnumerable<OptionProblem> Check()
    {
        if (!IsLine(LegalName))
            yield return Line(nameof(LegalName), "Pazar Elektronik Ticaret A.Ş.");
        if (!IsLine(TaxOffice))
            yield return Line(nameof(TaxOffice), "Kadıköy");
        if (TaxId.Length > 0 && (TaxId.Length is not (10 or 11) || !TaxId.All(char.IsAsciiDigit)))
            yield return new($"{Section}:TaxId", "10 or 11 digits, or empty", "1234567890");
        if (Mersis.Length > 0 && (Mersis.Length != 16 || !Mersis.All(char.IsAsciiDigit)))
            yield return new($"{Section}:Mersis", "16 digits, or empty", "0123456789000015");
    }

    private static OptionProblem Line(string key, string example) =>
        new($"{Section}:{key}", $"one line of at most {MaxLength} characters, or empty", example);

    private static bool IsLine(string text) => text.Length <= MaxLength && !text.Any(char.IsControl);
}
