using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;

namespace Marketplace.Modules.Notifications;

/// <summary>Why a return was not accepted, as a sentence at the end of its message.</summary>
internal static class ReturnReasonWords
{
    private static readonly Dictionary<string, LocalizedText> Reasons = new(StringComparer.Ordinal)
    {
        ["used"] = new("ürün kullanılmış", "the goods were used"),
        ["incomplete"] = new("ürün eksik gelmiş", "the goods are incomplete"),
        ["damaged_by_buyer"] = new("ürün alıcıda hasar görmüş", "the goods were damaged by the buyer"),
        ["not_defective"] = new("ürün kusurlu değil", "the goods are not defective"),
        ["other_goods"] = new("başka bir ürün gelmiş", "other goods arrived"),
        ["empty_parcel"] = new("koli boş gelmiş", "the parcel was empty"),
    };

    /// <summary>A sentence with a space before it; empty if no reason is known.</summary>
    public static LocalizedText Sentence(ReturnObjection? objection)
    {
        var reason = objection?.ReasonCode is { } code ? Reasons.GetValueOrDefault(code) : null;
        var note = objection?.Note?.ReplaceLineEndings(" ").Trim() is { Length: > 0 } words ? words : null;
        return (reason, note) switch
        {
            ({ } why, null) => new($" Gerekçe: {why.Turkish}.", $" The reason: {why.English}."),
            ({ } why, _) => new($" Gerekçe: {why.Turkish} – “{note}”", $" The reason: {why.English} – “{note}”"),
            (null, not null) => new($" Gerekçe: “{note}”", $" The reason: “{note}”"),
            _ => LocalizedText.Same(""),
        };
    }
}
