using Marketplace.Api.Http;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Api.Payments;

/// <summary>The page a browser sees on returning from the provider's payment page when the shop has no page of its
/// own.</summary>
public static class PaymentReturnPage
{
    public static IResult Show(PaymentStatus status, string language) => PageOf(status, language).In(language);

    private static PlainPage PageOf(PaymentStatus status, string language)
    {
        var isEnglish = language == Language.English;
        return status switch
        {
            PaymentStatus.Succeeded or PaymentStatus.Disputed => isEnglish
                ? new("Payment received", "Thank you. You can close this page.", "✓", PlainPage.Good)
                : new("Ödemeniz alındı", "Teşekkür ederiz. Bu sayfayı kapatabilirsiniz.", "✓", PlainPage.Good),
            PaymentStatus.Failed => isEnglish
                ? new("Payment declined", "The card was declined. Go back and try another card.", "!", PlainPage.Bad)
                : new("Ödeme reddedildi", "Kart reddedildi. Geri dönüp başka bir kart deneyin.", "!", PlainPage.Bad),
            PaymentStatus.Cancelled or PaymentStatus.Expired => Ended(isEnglish),
            _ => Waiting(isEnglish),
        };
    }

    private static PlainPage Ended(bool isEnglish) =>
        isEnglish
            ? new(
                "Payment not completed",
                "This payment has ended; nothing was charged. You can start again from your order.",
                "×",
                PlainPage.Quiet
            )
            : new(
                "Ödeme tamamlanmadı",
                "Bu ödeme sona erdi, tahsilat yapılmadı. Siparişinizden yeniden başlatabilirsiniz.",
                "×",
                PlainPage.Quiet
            );

    private static PlainPage Waiting(bool isEnglish) =>
        isEnglish
            ? new(
                "Waiting for payment",
                "Your bank has not confirmed yet. This page refreshes automatically.",
                "…",
                PlainPage.Busy
            )
            {
                Refreshes = true,
            }
            : new(
                "Ödeme bekleniyor",
                "Bankanızın onayı bekleniyor. Bu sayfa kendiliğinden yenilenir.",
                "…",
                PlainPage.Busy
            )
            {
                Refreshes = true,
            };
}
