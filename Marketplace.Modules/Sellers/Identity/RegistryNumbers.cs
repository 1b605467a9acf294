namespace Marketplace.Modules.Sellers;

/// <summary>Entries of a business in Turkish registries: its MERSİS number and its registered e-mail address
/// (KEP).</summary>
public static class RegistryNumbers
{
    private const string KepDomain = ".kep.tr";

    /// <summary>16 digits. The registry publishes no check digit.</summary>
    public static bool IsMersis(string text) =>
        text.Length == IdentityDetails.MersisLength && text.All(char.IsAsciiDigit);

    /// <summary>Whether an e-mail address is with a registered provider: all of them use <c>hs01.kep.tr</c> and the
    /// like.</summary>
    public static bool IsKepDomain(string text) => text.EndsWith(KepDomain, StringComparison.OrdinalIgnoreCase);
}
