using Marketplace.Foundation;

namespace Marketplace.Api.Admin;

/// <content>Texts of filters and of the search over everything.</content>
public sealed partial class AdminText
{
    public string NothingMatches => Of(new("Bu süzgeçlere uyan kayıt yok.", "Nothing matches these filters."));
    public string NothingShown =>
        Of(
            new(
                "Süzgeç anlaşılamadığı için hiçbir şey gösterilmiyor.",
                "A filter was not understood: nothing is shown."
            )
        );
    public string FilterDaysReversed => Of(new("Bitiş günü başlangıçtan önce.", "The last day is before the first."));
    public string StoreBox => Of(new("Mağaza (ad veya no)", "Store (name or id)"));
    public string InvoiceBox => Of(new("Mağaza veya fatura no", "Store or invoice number"));
    public string PaidForBox =>
        Of(new("Sipariş, alışveriş, fatura veya sağlayıcı no", "Order, purchase, invoice or provider id"));
    public string LedgerBox => Of(new("Sipariş, fatura veya kayıt no", "Order, invoice or record id"));
    public string DeliveryBox => Of(new("Ödeme, sipariş veya olay no", "Payment, order or event id"));
    public string WhoBox => Of(new("Kim (e-posta)", "Who (e-mail)"));
    public string ObjectBox => Of(new("Nesne (no, ad veya e-posta)", "Object (number, name or e-mail)"));
    public string OnlyMismatched => Of(new("Yalnızca uyuşmayan", "Only mismatched"));
    public string SearchAll => Of(new("Her yerde ara", "Search everything"));
    public string SearchAllHint =>
        Of(
            new(
                "Sipariş veya alışveriş numarası (başı yeter), mağaza adı, e-posta, fatura no ya da sağlayıcı no.",
                "An order or purchase number (its beginning will do), a store name, an e-mail address, an invoice "
                    + "number or an id of the payment provider."
            )
        );
    public string Invoice => Of(new("Fatura", "Invoice"));
    public string User => Of(new("Kullanıcı", "User"));
    public string WebhookDelivery => Of(new("Gelen bildirim", "Webhook delivery"));

    public string NothingFound(string asked) =>
        Of(new($"“{asked}” ile eşleşen kayıt yok.", $"Nothing found for “{asked}”."));

    public string RemoveFilter(string label) => Of(new($"{label} süzgecini kaldır", $"Remove the filter {label}"));

    public string FilterUnreadable(string label, string value) =>
        Of(new($"{label}: “{value}” anlaşılmadı.", $"{label}: “{value}” was not understood."));

    public string FilterNotFound(string label, string value) =>
        Of(new($"{label}: “{value}” bulunamadı.", $"{label}: “{value}” was not found."));

    public string FilterAmbiguous(string label, string value) =>
        Of(
            new(
                $"{label}: “{value}” birden çok kayda uyuyor; tam adını yazın.",
                $"{label}: “{value}” matches more than one record; write it in full."
            )
        );

    public string FilterUnknown(string name) => Of(new($"Bilinmeyen süzgeç: {name}", $"Unknown filter: {name}"));
}
