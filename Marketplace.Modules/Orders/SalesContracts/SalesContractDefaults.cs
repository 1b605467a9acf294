using System.Reflection;
using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>The texts that come with the product: a draft that a lawyer has to check.</summary>
public static class SalesContractDefaults
{
    /// <summary>The first version of each kind in each language.</summary>
    public static IEnumerable<(SalesContractKind Kind, Language Language, string Body)> All() =>
        from kind in Enum.GetValues<SalesContractKind>()
        from language in Language.All
        select (kind, language, Read(kind, language));

    // In the files a line that begins with two blanks goes on with the one before.
    private static string Read(SalesContractKind kind, Language language)
    {
        using var reader = new StreamReader(
            Assembly
                .GetExecutingAssembly()
                .GetManifestResourceStream($"Marketplace.Modules.Orders.SalesContracts.{kind}.{language.Code}.txt")!
        );
        var body = SalesContractTemplate.Normalise(reader.ReadToEnd());
        return body.Replace("\n  ", " ", StringComparison.Ordinal);
    }
}
