using Marketplace.Foundation;
using Marketplace.Modules.Orders;

namespace Marketplace.Api.Admin;

/// <content>Texts of messages about orders, and of the stores' invoices.</content>
public sealed partial class AdminText
{
    public string Messages => Of(new("Mesajlar", "Messages"));
    public string NoMessages => Of(new("Bu siparişle ilgili mesaj yok.", "There are no messages about this order."));
    public string OlderMessages =>
        Of(new("Yalnızca son 100 mesaj gösteriliyor.", "Only the last 100 messages are shown."));
    public string WriteMessage => Of(new("Mesaj yaz", "Write a message"));
    public string WriteMessageConfirm =>
        Of(
            new(
                "Mesajı hem alıcı hem satıcı görür; gönderildikten sonra değiştirilemez.",
                "Both the buyer and the store see the message; it cannot be changed once it is sent."
            )
        );
    public string MessageBody => Of(new("Mesaj", "Message"));
    public string MessageSent => Of(new("Mesaj gönderildi.", "Message sent."));
    public string HideMessage => Of(new("Gizle", "Hide"));
    public string HideMessageConfirm =>
        Of(
            new(
                "Alıcı ve satıcı mesajın yerinde gerekçenizi görür. Gizlenen mesaj yeniden gösterilemez.",
                "The buyer and the store see your reason instead of the message. It cannot be shown again."
            )
        );
    public string MessageHidden => Of(new("Mesaj gizlendi.", "Message hidden."));
    public string HadContactData => Of(new("İletişim bilgisi gizlendi", "Contact details removed"));
    public string InvoiceOfStore => Of(new("Satıcının faturası", "Invoice of the store"));

    public string MessageHiddenBecause(string reason) => Of(new($"Gizlendi: {reason}", $"Hidden: {reason}"));

    /// <summary>Who wrote a message.</summary>
    public string SideOf(MessageSide side) =>
        side switch
        {
            MessageSide.Buyer => Buyer,
            MessageSide.Seller => Store,
            _ => Of(new("Destek", "Support")),
        };
}
