namespace Marketplace.Foundation;

/// <summary>Words that every mail may have.</summary>
internal static class MailWords
{
    public static readonly LocalizedText Shop = new("Alışverişe git", "Go to the shop");

    public static readonly LocalizedText Preferences = new("E-posta tercihleriniz", "Your e-mail preferences");

    public static readonly LocalizedText Unsubscribe = new(
        "Bu tür iletileri artık almayın",
        "Stop getting mails of this kind"
    );

    public static LocalizedText Questions(string address) =>
        new(
            $"Sorularınız için bu iletiyi yanıtlayın ya da {address} adresine yazın.",
            $"If you have a question, reply to this mail or write to {address}."
        );
}
