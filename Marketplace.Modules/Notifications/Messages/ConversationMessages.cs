namespace Marketplace.Modules.Notifications;

/// <summary>Messages to buyers and sellers about what they wrote to each other, and about the store's
/// invoice.</summary>
internal static class ConversationMessages
{
    public static readonly Message WaitingForBuyer = new(
        "order.messages",
        NotificationKind.Orders,
        new("Siparişinizle ilgili mesajınız var: {number}", "You have a message about your order: {number}"),
        new(
            "{number} numaralı siparişinizle ilgili okunmamış mesajınız var ({unread}). Okumak ve yanıtlamak için "
                + "siparişi açın.",
            "You have unread messages about your order {number} ({unread}). Open the order to read and answer them."
        )
    );

    public static readonly Message WaitingForSeller = new(
        "order.messages_for_seller",
        NotificationKind.Orders,
        new("Siparişle ilgili mesajınız var: {number}", "You have a message about an order: {number}"),
        new(
            "{number} numaralı siparişle ilgili okunmamış mesajınız var ({unread}). Mesajı okumak ve yanıtlamak için "
                + "siparişi açın.",
            "You have unread messages about order {number} ({unread}). Open the order to read and answer them."
        )
    );

    public static readonly Message InvoiceLinked = new(
        "order.invoice_linked",
        NotificationKind.Orders,
        new("Faturanız hazır: {number}", "Your invoice is ready: {number}"),
        new(
            "Satıcı {number} numaralı siparişinizin faturasını ekledi. Faturayı siparişinizden açabilirsiniz.",
            "The seller added the invoice of your order {number}. You can open it from your order."
        )
    );

    public static Message[] All => [WaitingForBuyer, WaitingForSeller, InvoiceLinked];
}
