namespace Marketplace.PaymentSimulator.Pages;

/// <summary>Formats amounts.</summary>
public static class MoneyText
{
    /// <summary>An amount of minor units with the sign or code of its currency, such as <c>₺1.234,50</c>.</summary>
    public static string Of(long amount, string currency, Language language)
    {
        var code = currency.ToUpperInvariant();
        var decimals = code switch
        {
            "JPY" or "KRW" or "CLP" or "VND" => 0,
            "KWD" or "BHD" or "JOD" or "OMR" or "TND" => 3,
            _ => 2,
        };
        var number = (amount / (decimal)Math.Pow(10, decimals)).ToString($"N{decimals}", language.Culture);
        return code switch
        {
            "TRY" => $"₺{number}",
            "USD" => $"${number}",
            "EUR" => $"€{number}",
            "GBP" => $"£{number}",
            _ => $"{number} {code}",
        };
    }
}
