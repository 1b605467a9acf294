using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>The words on labels, in one language.</summary>
internal sealed record LabelWords(string From, string To, string Collect)
{
    private static readonly LocalizedText FromText = new("Gönderen", "From");
    private static readonly LocalizedText ToText = new("Alıcı", "To");
    private static readonly LocalizedText CollectText = new("Kapıda ödeme", "Cash on delivery");

    public static LabelWords In(Language language) =>
        new(FromText.In(language), ToText.In(language), CollectText.In(language));
}
