namespace Marketplace.PaymentSimulator.Pages;

/// <summary>Writes an amount of minor units for people.</summary>
public static class MoneyText
{
    /// <summary>The amount with its currency's sign or code, such as <c>₺1.234,50</c>.</summary>
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
