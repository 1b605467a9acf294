using System.Globalization;
using Marketplace.PaymentSimulator.Store;
using Marketplace.PaymentSimulator.Wire;

namespace Marketplace.PaymentSimulator.Api;

/// <summary>Reads prices, those of their own and those given inside a line.</summary>
public sealed class NewPrices(SimulatorState state, TimeProvider clock)
{
    /// <summary>Makes a price and remembers it.</summary>
    public Price Make(FormNode parameters)
    {
        var id = ObjectIds.New("price");
        var product = parameters["product_data"];
        return state.Prices.Add(
            id,
            new Price
            {
                Id = id,
                Created = clock.GetUtcNow().ToUnixTimeSeconds(),
                Currency = CurrencyOf(parameters),
                UnitAmount = AmountOf(parameters),
                Product = parameters.Text("product") ?? ObjectIds.New("prod"),
                ProductName =
                    product?.RequiredText("name")
                    ?? parameters.Text("product")
                    ?? throw RefusedException.Required("product_data[name]"),
                ProductDescription = product?.Text("description"),
                Recurring = RecurringOf(parameters["recurring"]),
                LookupKey = parameters.Text("lookup_key"),
                Nickname = parameters.Text("nickname"),
                Metadata = parameters.Map("metadata"),
            }
        );
    }

    /// <summary>The currency of a price or payment, in lower case.</summary>
    public static string CurrencyOf(FormNode parameters)
    {
        var currency = parameters.RequiredText("currency");
        return currency.Length == 3 && currency.All(char.IsAsciiLetter)
            ? currency.ToLowerInvariant()
            : throw RefusedException.BadParameter($"Invalid currency: {currency}", "currency");
    }

    private static long AmountOf(FormNode parameters)
    {
        var amount =
            parameters.Number("unit_amount")
            ?? WholeDecimal(parameters)
            ?? throw RefusedException.Required("unit_amount");
        return amount is > 0 and <= 99_999_999_999
            ? amount
            : throw RefusedException.BadParameter(
                "Invalid positive integer",
                "unit_amount",
                "parameter_invalid_integer"
            );
    }

    private static long? WholeDecimal(FormNode parameters)
    {
        if (parameters.Text("unit_amount_decimal") is not { } text)
            return null;

        return
            decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var amount)
            && amount == decimal.Truncate(amount)
            ? (long)amount
            : throw RefusedException.BadParameter("The simulator takes whole minor units only.", "unit_amount_decimal");
    }

    private static Recurring? RecurringOf(FormNode? parameters)
    {
        if (parameters is null)
            return null;

        var interval = parameters.RequiredText("interval");
        return interval is "day" or "week" or "month" or "year"
            ? new Recurring(interval, parameters.Number("interval_count") ?? 1)
            : throw RefusedException.BadParameter(
                "Invalid interval: must be one of day, month, week, or year",
                "recurring[interval]"
            );
    }
}
