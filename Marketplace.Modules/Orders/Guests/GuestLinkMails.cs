using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>Texts of the mail with a guest's links.</summary>
internal static class GuestLinkMails
{
    public static readonly LocalizedText Subject = new("Siparişlerinizin bağlantıları", "Links to your orders");

    public static readonly LocalizedText Greeting = new("Merhaba,", "Hello,");

    public static readonly LocalizedText Body = new(
        "Bu adresle üye olmadan verdiğiniz son siparişler aşağıda. Bağlantılar 30 gün geçerlidir; onları kimseyle "
            + "paylaşmayın.",
        "Below are the latest orders you placed with this address as a guest. The links work for 30 days; do not share "
            + "them."
    );

    public static readonly LocalizedText Open = new("Son siparişi aç", "Open the latest order");

    public static readonly LocalizedText Ignore = new(
        "Bunu siz istemediyseniz bu iletiyi yok sayın.",
        "If you did not request this, ignore this e-mail."
    );
}
