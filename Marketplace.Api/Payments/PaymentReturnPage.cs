using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Api.Payments;

/// <summary>The page a browser sees on returning from the provider's payment page when the shop has no page of its
/// own.</summary>
public static class PaymentReturnPage
{
    public static IResult Show(PaymentStatus status, Language language) => PageOf(status).In(language);

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
            _ => new(
                new("Ödeme bekleniyor", "Waiting for payment"),
                new(
                    "Bankanızın onayı bekleniyor. Bu sayfa kendiliğinden yenilenir.",
                    "Your bank has not confirmed yet. This page refreshes automatically."
                ),
                "…",
                PlainPage.Busy
            )
            {
                Refreshes = true,
            },
        };
}
