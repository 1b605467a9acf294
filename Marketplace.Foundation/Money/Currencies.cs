using System.Globalization;

namespace Marketplace.Foundation;

/// <summary>Supported currencies and their number of decimals.</summary>
/// <remarks>Source: ISO 4217.</remarks>
public static class Currencies
{
    private static readonly Dictionary<string, int> Exponents = new(StringComparer.Ordinal)
    {
        ["TRY"] = 2,
        ["USD"] = 2,
        ["EUR"] = 2,
        ["GBP"] = 2,
        ["JPY"] = 0,
        ["KWD"] = 3,
    };

    public static IReadOnlyCollection<string> All => Exponents.Keys;

    public static bool IsKnown(string? currency) => currency is not null && Exponents.ContainsKey(currency);

    /// <summary>Number of decimals; throws for an unknown currency.</summary>
    public static int Exponent(string currency) => Exponents[currency];

    /// <summary>The amount in major units; only for display and scoring.</summary>
    public static decimal ToMajor(Money money) => money.Amount / (decimal)Math.Pow(10, Exponent(money.Currency));

    /// <summary>The amount as a language writes it, for example <c>1.234,50 TRY</c>.</summary>
    public static string Show(Money money, Language language) =>
        ToMajor(money).ToString("N" + Exponent(money.Currency).ToString(CultureInfo.InvariantCulture), language.Culture)
        + " "
        + money.Currency;
}
