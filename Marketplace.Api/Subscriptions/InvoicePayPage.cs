using System.Globalization;
using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Subscriptions.Contracts;

namespace Marketplace.Api.Subscriptions;

/// <summary>What the link of an invoice's mail shows: what is to be paid, and the button that goes to the
/// provider.</summary>
public static class InvoicePayPage
{
    /// <summary>The invoice; with the button while it is open.</summary>
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
            ? new PlainPage("Pay your invoice", "You pay on the page of our payment provider.", "→", PlainPage.Busy)
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

    /// <summary>A link that opens nothing.</summary>
    public static IResult ShowUnknown(string language) =>
        (
            language == Language.English
                ? new PlainPage(
                    "This link does not work",
                    "It may be incomplete. Open it from the mail once more, or pay in your store's settings.",
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

    /// <summary>Why it cannot be paid now.</summary>
    public static IResult ShowRefusal(Error error, string language) =>
        new PlainPage(error.Title(language), error.Detail(language), "!", PlainPage.Bad).In(
            language,
            Problems.StatusOf(error.Kind)
        );
}
