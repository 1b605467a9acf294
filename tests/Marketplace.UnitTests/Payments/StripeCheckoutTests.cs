using Marketplace.Foundation;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.UnitTests.Payments;

/// <summary>What Stripe is asked for.</summary>
public sealed class StripeCheckoutTests
{
    private static readonly StripeOptions Options = new()
    {
        SuccessUrl = "https://api.example.com/{PAYMENT_ID}/return?token={PAYMENT_TOKEN}",
        CancelUrl = "https://shop.example.com/{REF_ID}",
    };

    [Fact]
    public void Of_LinesThatAddUp_AreListedWithNamesAndPublicPictures()
    {
        var session = StripeCheckout.Of(
            Request(
                new("Cezve", 10_000, 2, "https://cdn.example.com/a.webp"),
                new("Şal", 5_000, 1, "http://127.0.0.1/b.webp"),
                new("Kargo", 4_990, 1)
            ),
            Options
        );
        Assert.Equal(
            [("Cezve", 10_000L, 2L, true), ("Şal", 5_000L, 1L, false), ("Kargo", 4_990L, 1L, false)],
            session.LineItems.Select(line =>
                (
                    line.PriceData.ProductData.Name,
                    line.PriceData.UnitAmount!.Value,
                    line.Quantity!.Value,
                    line.PriceData.ProductData.Images is { Count: 1 }
                )
            )
        );
        Assert.Equal(("ayse@example.com", "tr"), (session.CustomerEmail, session.Locale));
        Assert.Equal(new DateTime(2026, 11, 29, 12, 0, 0, DateTimeKind.Utc), session.ExpiresAt);
        Assert.Equal("14.30’a kadar", session.CustomText.Submit.Message);
        Assert.EndsWith("/return?token=secret", session.SuccessUrl, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://api.stripe.com", "http://127.0.0.1/b.webp", null)]
    [InlineData("https://api.stripe.com", "https://cdn.example.com/ş.webp", "https://cdn.example.com/%C5%9F.webp")]
    [InlineData("http://127.0.0.1:8095", "http://127.0.0.1/b.webp", "http://127.0.0.1/b.webp")]
    [InlineData("http://127.0.0.1:8095", "data:image/webp;base64,AA", null)]
    [InlineData("http://127.0.0.1:8095", "/b.webp", null)]
    public void Of_Picture_IsSentWhereItCanBeShown(string apiBase, string picture, string? sent)
    {
        var options = new StripeOptions
        {
            ApiBase = apiBase,
            SuccessUrl = Options.SuccessUrl,
            CancelUrl = Options.CancelUrl,
        };
        var line = Assert.Single(
            StripeCheckout.Of(Request(new PaymentLine("Cezve", 29_990, 1, picture)), options).LineItems
        );
        Assert.Equal(sent, line.PriceData.ProductData.Images?.Single());
    }

    [Fact]
    public void Of_LinesThatDoNotAddUp_IsOneLineOfTheWholeAmount()
    {
        var line = Assert.Single(StripeCheckout.Of(Request(new PaymentLine("Cezve", 10_000, 1)), Options).LineItems);
        Assert.Equal(
            ("261129-AB", 29_990L, 1L),
            (line.PriceData.ProductData.Name, line.PriceData.UnitAmount, line.Quantity)
        );
    }

    [Fact]
    public void Of_MoreLinesThanStripeTakes_IsOneLine()
    {
        var lines = Enumerable.Range(0, 101).Select(i => new PaymentLine($"{i}", i == 0 ? 19_990 : 100, 1)).ToArray();
        Assert.Equal(29_990, lines.Sum(line => line.UnitMinor));
        Assert.Single(StripeCheckout.Of(Request(lines), Options).LineItems);
    }

    [Fact]
    public void Of_SameRequestTwice_GivesTheSameParameters()
    {
        var request = Request(new PaymentLine(new string('x', 300), 29_990, 1));
        Assert.Equal(
            System.Text.Json.JsonSerializer.Serialize(StripeCheckout.Of(request, Options)),
            System.Text.Json.JsonSerializer.Serialize(StripeCheckout.Of(request, Options))
        );
        Assert.Equal(250, StripeCheckout.Of(request, Options).LineItems[0].PriceData.ProductData.Name.Length);
    }

    private static CheckoutRequest Request(params PaymentLine[] lines) =>
        new(
            Guid.Parse("01a22749-2b70-746a-a4c4-a7c7f92001af"),
            PaymentPurpose.Purchase,
            Guid.Parse("01a22749-2b70-746a-a4c4-a7c7f92001b0"),
            new(29_990, "TRY"),
            "261129-AB",
            Language.Turkish,
            "pay_1"
        )
        {
            Lines = lines,
            PayerEmail = "ayse@example.com",
            ExpiresAt = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero),
            Notice = "14.30’a kadar",
            ReturnToken = "secret",
        };
}
