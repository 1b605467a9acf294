using Marketplace.PaymentSimulator.Store;
using Marketplace.PaymentSimulator.Wire;
using Microsoft.Extensions.Options;

namespace Marketplace.PaymentSimulator.Api;

/// <summary>Creates checkout sessions from the parameters of a request.</summary>
public sealed class SessionFactory(SimulatorState state, IOptions<SimulatorOptions> options, TimeProvider clock)
{
    private const long LargestAmount = 99_999_999_999;
    private static readonly TimeSpan ShortestLife = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan LongestLife = TimeSpan.FromHours(24);
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    /// <summary>Creates a session, open and unpaid.</summary>
    public CheckoutSession Create(StripeRequest request)
    {
        var parameters = request.Parameters;
        RequirePaymentMode(parameters);
        var lines = Lines(parameters);
        var total = lines.Sum(line => line.Amount);
        var now = clock.GetUtcNow();
        var id = ObjectIds.New("cs_test");
        var intentData = parameters["payment_intent_data"];
        return state.Sessions.Add(
            id,
            new CheckoutSession
            {
                Id = id,
                Created = now.ToUnixTimeSeconds(),
                Currency = lines[0].Currency,
                AmountSubtotal = total,
                AmountTotal = total,
                SuccessUrl = Address(parameters, "success_url") ?? throw RefusedException.Required("success_url"),
                CancelUrl = Address(parameters, "cancel_url"),
                ClientReferenceId = parameters.Text("client_reference_id"),
                CustomerEmail = parameters.Text("customer_email"),
                ExpiresAt = ExpiresAt(parameters, now),
                Locale = parameters.Text("locale"),
                Metadata = parameters.Map("metadata"),
                LineItems = lines,
                SubmitMessage = parameters["custom_text"]?["submit"]?.Text("message"),
                PaymentIntentData = new(intentData?.Map("metadata") ?? [], intentData?.Text("description")),
                Scenario = request.ObjectScenario ?? Scenario.Success,
                BaseUrl = request.BaseUrl,
                PageUrl = $"{request.BaseUrl}/checkout/{id}",
            }
        );
    }

    private static void RequirePaymentMode(FormNode parameters)
    {
        var mode = parameters.RequiredText("mode");
        if (mode != "payment")
        {
            throw RefusedException.BadParameter(
                $"Invalid mode: the simulator supports only payment, not '{mode}'.",
                "mode"
            );
        }
    }

    private static List<LineItem> Lines(FormNode parameters)
    {
        var lines = parameters["line_items"]?.Items.Select(Line).ToList() ?? [];
        if (lines.Count == 0)
            throw RefusedException.Required("line_items");
        if (lines.Select(line => line.Currency).Distinct().Count() > 1)
            throw RefusedException.BadParameter("All line items must have the same currency.", "line_items");
        return lines;
    }

    private static LineItem Line(FormNode item)
    {
        var quantity = item.Number("quantity") ?? 1;
        if (quantity is < 1 or > 999_999)
        {
            throw RefusedException.BadParameter(
                "Quantity must be between 1 and 999999.",
                "line_items[][quantity]",
                "parameter_invalid_integer"
            );
        }

        var price = item["price_data"] ?? throw RefusedException.Required("line_items[0][price_data]");
        var product = price["product_data"] ?? throw RefusedException.Required("product_data[name]");
        return new LineItem(
            product.RequiredText("name"),
            CurrencyOf(price),
            checked(UnitAmountOf(price) * quantity),
            quantity,
            PictureOf(product)
        );
    }

    // As at the provider: up to eight addresses of at most 2048 characters; the page shows the first.
    private static string? PictureOf(FormNode product)
    {
        var addresses = product["images"]?.Items.Select(item => item.Text()).ToList() ?? [];
        if (addresses.Count > 8)
            throw RefusedException.BadParameter("Array images exceeded maximum 8 allowed elements.", "images");
        return addresses.TrueForAll(a => a is { Length: <= 2048 } && SimulatorOptionsValidator.IsHttp(a))
            ? addresses.FirstOrDefault()
            : throw RefusedException.BadParameter("Not a valid URL", "product_data[images]", "url_invalid");
    }

    private static string CurrencyOf(FormNode price)
    {
        var currency = price.RequiredText("currency");
        return currency.Length == 3 && currency.All(char.IsAsciiLetter)
            ? currency.ToLowerInvariant()
            : throw RefusedException.BadParameter($"Invalid currency: {currency}", "currency");
    }

    private static long UnitAmountOf(FormNode price)
    {
        var amount = price.Number("unit_amount") ?? throw RefusedException.Required("unit_amount");
        return amount is > 0 and <= LargestAmount
            ? amount
            : throw RefusedException.BadParameter(
                "Invalid positive integer",
                "unit_amount",
                "parameter_invalid_integer"
            );
    }

    private long ExpiresAt(FormNode parameters, DateTimeOffset now)
    {
        if (parameters.Number("expires_at") is not { } seconds)
            return (now + LongestLife).ToUnixTimeSeconds();

        var life = DateTimeOffset.FromUnixTimeSeconds(seconds) - now;
        if (options.Value.EnforceExpiryWindow && (life < ShortestLife - ClockSkew || life > LongestLife + ClockSkew))
        {
            throw RefusedException.BadParameter(
                "The `expires_at` timestamp must be at least 30 minutes and less than 24 hours from Checkout Session "
                    + "creation.",
                "expires_at"
            );
        }

        return seconds;
    }

    private static string? Address(FormNode parameters, string name)
    {
        var address = parameters.Text(name);
        return address is null || SimulatorOptionsValidator.IsHttp(address)
            ? address
            : throw RefusedException.BadParameter("Not a valid URL", name, "url_invalid");
    }
}
