using System.Globalization;
using Marketplace.Foundation;

namespace Marketplace.Modules.Documents;

/// <summary>A cell of a document's table: a text, a day, or an amount in minor units of the document's
/// currency.</summary>
public readonly record struct DocumentCell
{
    private DocumentCell(string? text, DateOnly? day, long? minor) => (Text, Day, Minor) = (text, day, minor);

    /// <summary>Null for a day, an amount and an empty cell.</summary>
    public string? Text { get; }

    public DateOnly? Day { get; }

    public long? Minor { get; }

    public static DocumentCell Empty => default;

    public static DocumentCell Of(string? text) => new(text, null, null);

    public static DocumentCell Of(DateOnly day) => new(null, day, null);

    /// <summary>An amount in minor units.</summary>
    public static DocumentCell Of(long minor) => new(null, null, minor);

    /// <summary>The cell as people of a language read it; amounts without their currency.</summary>
    public string In(Language language, string currency) =>
        Minor is { } minor ? Amount(minor, currency).ToString("N" + Decimals(currency), language.Culture)
        : Day is { } day ? DayIn(language, day)
        : Text ?? "";

    /// <summary>An amount in major units, exactly.</summary>
    internal static decimal Amount(long minor, string currency) => Currencies.ToMajor(new(minor, currency));

    /// <summary>A day as people of a language write it.</summary>
    public static string DayIn(Language language, DateOnly day) => day.ToString("dd.MM.yyyy", language.Culture);

    private static string Decimals(string currency) =>
        Currencies.Exponent(currency).ToString(CultureInfo.InvariantCulture);
}
