using System.Globalization;
using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Subscriptions.Contracts;

namespace Marketplace.Api.Subscriptions;

/// <summary>The page behind the payment link of an invoice mail: the amount due, and a button that leads to the payment
/// provider.</summary>
public static class InvoicePayPage
{
    /// <summary>Shows the invoice, with a payment button while it is open.</summary>
    public static IResult Show(BilledInvoice invoice, string language)
    {
        var isEnglish = language == Language.English;
        if (!invoice.IsOpen)
            return (
                isEnglish
                    ? new PlainPage(
                        "Nothing to pay",
                        $"Invoice {invoice.Number} is settled. You can close this page.",
                        "✓",
                        PlainPage.Good
                    )
                    : new PlainPage(
                        "Ödenecek bir şey yok",
                        $"{invoice.Number} numaralı fatura kapandı. Bu sayfayı kapatabilirsiniz.",
                        "✓",
                        PlainPage.Good
                    )
            ).In(language);
        var total = Currencies.Show(invoice.Total, CultureInfo.GetCultureInfo(isEnglish ? "en-GB" : "tr-TR"));
        var page = isEnglish
            ? new PlainPage("Pay your invoice", "You pay on our payment provider's page.", "→", PlainPage.Busy)
            {
                Button = $"Pay {total}",
                Facts = [("Invoice", invoice.Number), ("Plan", invoice.Plan.En), ("Total", total)],
            }
            : new PlainPage("Faturanızı ödeyin", "Ödeme, ödeme sağlayıcımızın sayfasında yapılır.", "→", PlainPage.Busy)
            {
                Button = $"{total} öde",
                Facts = [("Fatura", invoice.Number), ("Plan", invoice.Plan.Tr), ("Tutar", total)],
            };
        return page.In(language);
    }

    /// <summary>Shown for an invalid link.</summary>
    public static IResult ShowUnknown(string language) =>
        (
            language == Language.English
                ? new PlainPage(
                    "This link does not work",
                    "It may be incomplete. Open it from the mail again, or pay in your store's settings.",
                    "?",
                    PlainPage.Quiet
                )
                : new PlainPage(
                    "Bu bağlantı çalışmıyor",
                    "Eksik kopyalanmış olabilir. Postadan yeniden açın ya da mağaza ayarlarınızdan ödeyin.",
                    "?",
                    PlainPage.Quiet
                )
        ).In(language, StatusCodes.Status404NotFound);

    /// <summary>Shows why the invoice cannot be paid now.</summary>
    public static IResult ShowRefusal(Error error, string language) =>
        new PlainPage(error.Title(language), error.Detail(language), "!", PlainPage.Bad).In(
            language,
            Problems.StatusOf(error.Kind)
        );
}
