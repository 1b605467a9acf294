using Marketplace.Foundation;

namespace Marketplace.Api.Admin;

/// <content>Texts of helping with an order.</content>
public sealed partial class AdminText
{
    public string CancelOrder => Of(new("Siparişi iptal et", "Cancel order"));
    public string CancelOrderConfirm =>
        Of(
            new(
                "Ürünler stoğa döner, ödenen tutar alıcıya iade edilir, iki tarafa da bildirilir.",
                "Puts the units back into stock, refunds what was paid and tells both sides."
            )
        );
    public string CancelPurchaseConfirm =>
        Of(
            new(
                "Ödeme bekleyen alışverişin bütün siparişleri iptal edilir.",
                "Cancels every order of the purchase that is awaiting payment."
            )
        );
    public string OrderCancelled => Of(new("Sipariş iptal edildi.", "Order cancelled."));
    public string NoteToBoth =>
        Of(new("Alıcıya ve satıcıya not (isteğe bağlı)", "Note to buyer and seller (optional)"));
    public string RefundOrder => Of(new("İade et", "Refund"));
    public string RefundOrderConfirm =>
        Of(
            new(
                "İade edilecek adetleri yazın ya da kalan her şeyi seçin. Sipariş durumunu korur.",
                "Enter the units to refund, or choose everything that is left. The order keeps its status."
            )
        );
    public string RefundAll => Of(new("Kalan her şey, kargo dahil", "Everything that is left, shipping included"));
    public string RefundReason => Of(new("İade nedeni", "Reason for the refund"));
    public string RefundRequested =>
        Of(
            new(
                "İade istendi; sağlayıcıya birazdan gönderilir.",
                "Refund requested; it is sent to the provider shortly."
            )
        );
    public string Notes => Of(new("Notlar", "Notes"));
    public string AddNote => Of(new("Not ekle", "Add note"));
    public string NotesLead =>
        Of(
            new(
                "Notları yalnızca yönetici ve destek görür; değiştirilemez.",
                "Only administrators and support see notes; they cannot be changed."
            )
        );
    public string NoteAdded => Of(new("Not eklendi.", "Note added."));
    public string NoOrdersOfUser => Of(new("Bu kullanıcının siparişi yok.", "This user has no orders."));
    public string EndSession => Of(new("Oturumu bitir", "End session"));
    public string SessionEnded => Of(new("Oturum bitirildi.", "Session ended."));
    public string CardRefunds => Of(new("Karta para iadeleri", "Card refunds"));

    public string NoOrderRefunds => Of(new("Bu siparişte karta para iadesi yok.", "No card refunds for this order."));

    public string UnitsOf(string title, int left) =>
        Of(new($"{title} (en çok {Number(left)})", $"{title} (at most {Number(left)})"));
}
