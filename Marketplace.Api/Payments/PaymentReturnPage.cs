using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Api.Payments;

/// <summary>The page a browser sees on returning from the provider's payment page when the shop has no page of its
/// own.</summary>
/// <remarks>Number, sum and the way on are shown only with the token of the payment, which the provider's page sends
/// along: who guesses an id learns the status and nothing else.</remarks>
public static class PaymentReturnPage
{
    /// <param name="way">For the browser of the payer; null for one that knows no more than the id.</param>
    public static IResult Show(ReturnedPayment payment, WayOn? way, Language language)
    {
        var page = PageOf(payment.Status);
        return (way is null ? page : WithDetails(page, payment, way, language)).In(language);
    }

    private static PlainPage WithDetails(PlainPage page, ReturnedPayment payment, WayOn way, Language language)
    {
        var isPurchase = payment.Purpose == PaymentPurpose.Purchase;
        var number = isPurchase ? new LocalizedText("Alışveriş", "Purchase") : new LocalizedText("Fatura", "Invoice");
        var amount = LocalizedText.Same(Currencies.Show(payment.Amount, language));
        return page with
        {
            Facts = [(number, LocalizedText.Same(payment.Number)), (new LocalizedText("Tutar", "Amount"), amount)],
            Link =
                page.Link is { } known ? known
                : way.Url is { } url ? (way.Label, url)
                : null,
        };
    }

    private static PlainPage PageOf(PaymentStatus status) =>
        status switch
        {
            PaymentStatus.Succeeded or PaymentStatus.Disputed => new(
                new("Ödemeniz alındı", "Payment received"),
                new("Teşekkür ederiz. Bu sayfayı kapatabilirsiniz.", "Thank you. You can close this page."),
                "✓",
                PlainPage.Good
            ),
            PaymentStatus.Failed => new(
                new("Ödeme reddedildi", "Payment declined"),
                new(
                    "Kart reddedildi. Geri dönüp başka bir kart deneyin.",
                    "The card was declined. Go back and try another card."
                ),
                "!",
                PlainPage.Bad
            ),
            PaymentStatus.Cancelled or PaymentStatus.Expired => new(
                new("Ödeme tamamlanmadı", "Payment not completed"),
                new(
                    "Bu ödeme sona erdi, tahsilat yapılmadı. Siparişinizden yeniden başlatabilirsiniz.",
                    "This payment has ended; nothing was charged. You can start again from your order."
                ),
                "×",
                PlainPage.Quiet
            ),
            _ => Waiting,
        };

    private static readonly PlainPage Waiting = new(
        new("Ödeme bekleniyor", "Waiting for payment"),
        new(
            "Bankanızın onayı bekleniyor. Bu birkaç saniye sürebilir.",
            "Your bank has not confirmed yet. This can take some seconds."
        ),
        "…",
        PlainPage.Busy
    )
    {
        // A page that reloads by itself interrupts those who have it read aloud.
        Link = (new LocalizedText("Yeniden bak", "Check again"), ""),
    };
}
