using Marketplace.Foundation;
using Stripe.Checkout;

namespace Marketplace.Modules.Payments;

/// <summary>Writes a request for a page as Stripe's parameters.</summary>
/// <remarks>The same request always gives the same parameters, because Stripe refuses a key that comes with others.
/// Source: Stripe's API reference.</remarks>
internal static class StripeCheckout
{
    private const int MostLines = 100;
    private const int LongestName = 250;
    private const int LongestAddress = 2048;

    public static SessionCreateOptions Of(CheckoutRequest request, StripeOptions options)
    {
        var marks = StripeReading.Marks(request);
        return new()
        {
            Mode = "payment",
            ClientReferenceId = request.PaymentId.ToString(),
            CustomerEmail = request.PayerEmail,
            Locale = request.Language.Code,
            LineItems = LinesOf(request, options),
            ExpiresAt = request.ExpiresAt?.UtcDateTime,
            CustomText = request.Notice is { } notice ? new() { Submit = new() { Message = notice } } : null,
            SuccessUrl = Fill(options.SuccessUrl, request),
            CancelUrl = Fill(options.CancelUrl, request),
            Metadata = marks,
            PaymentIntentData = new() { Metadata = marks },
        };
    }

    // The lines must add up to the amount. What cannot be shown line by line is one line with the number.
    private static List<SessionLineItemOptions> LinesOf(CheckoutRequest request, StripeOptions options)
    {
        var lines = request.Lines.Where(line => line.UnitMinor > 0).ToList();
        return
            lines.Count is > 0 and <= MostLines
            && lines.Sum(line => line.UnitMinor * line.Quantity) == request.Amount.Amount
            ? lines.ConvertAll(line =>
                Line(line.Name, line.UnitMinor, line.Quantity, PictureOf(line.ImageUrl, options), request)
            )
            : [Line(request.Description, request.Amount.Amount, 1, null, request)];
    }

    private static SessionLineItemOptions Line(
        string name,
        long unitMinor,
        int quantity,
        string? imageUrl,
        CheckoutRequest request
    ) =>
        new()
        {
            Quantity = quantity,
            PriceData = new()
            {
                Currency = request.Amount.Currency.ToLowerInvariant(),
                UnitAmount = unitMinor,
                ProductData = new()
                {
                    Name = name.Length <= LongestName ? name : name[..(LongestName - 1)] + "…",
                    Images = imageUrl is null ? null : [imageUrl],
                },
            },
        };

    // Stripe fetches pictures itself, so only https is of use. The simulator, without TLS, leaves that to the browser.
    private static string? PictureOf(string? imageUrl, StripeOptions options) =>
        imageUrl is { Length: <= LongestAddress }
        && Uri.TryCreate(imageUrl, UriKind.Absolute, out var url)
        && (url.Scheme == "https" || (url.Scheme == "http" && new Uri(options.ApiBase).Scheme == "http"))
            ? url.AbsoluteUri
            : null;

    private static string Fill(string address, CheckoutRequest request) =>
        address
            .Replace("{PAYMENT_ID}", request.PaymentId.ToString(), StringComparison.Ordinal)
            .Replace("{PAYMENT_TOKEN}", request.ReturnToken, StringComparison.Ordinal)
            .Replace("{REF_ID}", request.RefId.ToString(), StringComparison.Ordinal);
}
