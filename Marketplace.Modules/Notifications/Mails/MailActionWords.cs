using Marketplace.Foundation;

namespace Marketplace.Modules.Notifications;

/// <summary>What buttons in mails say.</summary>
internal static class MailActionWords
{
    public static readonly LocalizedText PayInvoice = new("Faturayı öde", "Pay the invoice");

    public static readonly LocalizedText OpenStore = new("Mağazayı incele", "Review the store");

    public static readonly LocalizedText OpenReturn = new("İadeyi görüntüle", "View the return");

    public static readonly LocalizedText OpenPayment = new("Ödemeyi aç", "Open the payment");
}
