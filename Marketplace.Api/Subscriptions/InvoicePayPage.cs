using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Subscriptions.Contracts;

namespace Marketplace.Api.Subscriptions;

/// <summary>The page behind the payment link of an invoice mail: the amount due, and a button that leads to the payment
/// provider.</summary>
public static class InvoicePayPage
{
    private static readonly PlainPage Unknown = new(
        new("Bu bağlantı çalışmıyor", "This link does not work"),
        new(
            "Eksik kopyalanmış olabilir. Postadan yeniden açın ya da mağaza ayarlarınızdan ödeyin.",
            "It may be incomplete. Open it from the mail again, or pay in your store's settings."
        ),
        "?",
        PlainPage.Quiet
    );

    /// <summary>Shows the invoice, with a payment button while it is open.</summary>
    public static IResult Show(BilledInvoice invoice, Language language) =>
        (invoice.IsOpen ? Open(invoice, Currencies.Show(invoice.Total, language)) : Settled(invoice)).In(language);

    /// <summary>Shown for an invalid link.</summary>
    public static IResult ShowUnknown(Language language) => Unknown.In(language, StatusCodes.Status404NotFound);

    /// <summary>Shows why the invoice cannot be paid now.</summary>
    public static IResult ShowRefusal(Error error, Language language) =>
        new PlainPage(error.Definition.Title, LocalizedText.Same(error.Detail(language)), "!", PlainPage.Bad).In(
            language,
            Problems.StatusOf(error.Kind)
        );

    private static PlainPage Open(BilledInvoice invoice, string total) =>
        new(
            new("Faturanızı ödeyin", "Pay your invoice"),
            new("Ödeme, ödeme sağlayıcımızın sayfasında yapılır.", "You pay on our payment provider's page."),
            "→",
            PlainPage.Busy
        )
        {
            Button = new($"{total} öde", $"Pay {total}"),
            Facts =
            [
                (new("Fatura", "Invoice"), LocalizedText.Same(invoice.Number)),
                (LocalizedText.Same("Plan"), invoice.Plan),
                (new("Tutar", "Total"), LocalizedText.Same(total)),
            ],
        };

    private static PlainPage Settled(BilledInvoice invoice) =>
        new(
            new("Ödenecek bir şey yok", "Nothing to pay"),
            new(
                $"{invoice.Number} numaralı fatura kapandı. Bu sayfayı kapatabilirsiniz.",
                $"Invoice {invoice.Number} is settled. You can close this page."
            ),
            "✓",
            PlainPage.Good
        );
}
