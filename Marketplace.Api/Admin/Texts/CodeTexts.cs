using Marketplace.Foundation;

namespace Marketplace.Api.Admin;

/// <summary>Display texts of codes that are stored as words: steps of an order, and reasons.</summary>
/// <remarks>Stores may write reason codes of their own; a code without a text is shown as it is.</remarks>
public static class CodeTexts
{
    private static readonly Dictionary<string, LocalizedText> Steps = new(StringComparer.Ordinal)
    {
        ["create"] = new("Oluşturuldu", "Created"),
        ["pay"] = new("Ödendi", "Paid"),
        ["expire"] = new("Süresi doldu", "Expired"),
        ["confirm"] = new("Onaylandı", "Confirmed"),
        ["reject"] = new("Reddedildi", "Rejected"),
        ["cancel"] = new("İptal edildi", "Cancelled"),
        ["cancel_request"] = new("İptal istendi", "Cancellation requested"),
        ["ship"] = new("Kargoya verildi", "Shipped"),
        ["deliver"] = new("Teslim edildi", "Delivered"),
        ["confirm_receipt"] = new("Teslim alındı", "Receipt confirmed"),
        ["accept"] = new("Kabul edildi", "Accepted"),
        ["complete"] = new("Tamamlandı", "Completed"),
        ["return_undelivered"] = new("Teslim edilemeden döndü", "Came back undelivered"),
    };

    private static readonly Dictionary<string, LocalizedText> Reasons = new(StringComparer.Ordinal)
    {
        ["administrator"] = new("Yönetici kararı", "Administrator’s decision"),
        ["buyer_request"] = new("Alıcı istedi", "Requested by the buyer"),
        ["cancelled"] = new("İptal", "Cancellation"),
        ["cannot_deliver"] = new("Teslim edilemiyor", "Cannot be delivered"),
        ["confirm_timeout"] = new("Satıcı zamanında onaylamadı", "Not confirmed in time"),
        ["damaged"] = new("Hasarlı", "Damaged"),
        ["dispute"] = new("Banka itirazı kaybedildi", "Lost dispute"),
        ["goodwill"] = new("İyi niyet", "Goodwill"),
        ["late_success"] = new("Geç gelen ödeme", "Late payment"),
        ["lost"] = new("Kargoda kayboldu", "Lost by the carrier"),
        ["not_found"] = new("Adreste bulunamadı", "Nobody found at the address"),
        ["not_received"] = new("Teslim alınmadı", "Not received"),
        ["other"] = new("Diğer", "Other"),
        ["refused"] = new("Kabul edilmedi", "Refused at the door"),
        ["out_of_stock"] = new("Stokta yok", "Out of stock"),
        ["payment_failed"] = new("Ödeme başarısız", "Payment failed"),
        ["payment_mismatch"] = new("Gelen ödeme tutmadı", "Payment does not match"),
        ["payment_timeout"] = new("Ödeme zamanında gelmedi", "Not paid in time"),
        ["price_error"] = new("Fiyat hatası", "Price error"),
        ["refund"] = new("Orada yapılan iade", "Refund made there"),
        ["rejected"] = new("Ret", "Rejection"),
        ["sold_out"] = new("Tükendi", "Sold out"),
        ["suspected_fraud"] = new("Dolandırıcılık şüphesi", "Suspected fraud"),
        ["units_cancelled"] = new("Birim iptali", "Cancelled units"),
        ["wrong_item"] = new("Yanlış ürün", "Wrong item"),
    };

    /// <summary>Reasons of returns, and kinds of returns as reasons of refunds.</summary>
    private static readonly Dictionary<string, LocalizedText> ReturnWords = new(StringComparer.Ordinal)
    {
        ["broken"] = new("Bozuk", "Broken"),
        ["changed_mind"] = new("Vazgeçti", "Changed their mind"),
        ["damaged_by_buyer"] = new("Alıcıda hasar görmüş", "Damaged by the buyer"),
        ["defective"] = new("Kusurlu", "Defective"),
        ["does_not_fit"] = new("Bedeni uymadı", "Does not fit"),
        ["empty_parcel"] = new("Koli boş", "Empty parcel"),
        ["incomplete"] = new("Eksik gelmiş", "Incomplete"),
        ["missing"] = new("Eksik", "Missing"),
        ["missing_parts"] = new("Parçası eksik", "Missing parts"),
        ["not_as_described"] = new("Anlatıldığı gibi değil", "Not as described"),
        ["not_defective"] = new("Kusursuz", "Not defective"),
        ["nothing_to_send"] = new("Gönderilecek ürün yok", "Nothing to send back"),
        ["other_goods"] = new("Başka ürün gelmiş", "Other goods"),
        ["timeout"] = new("Süresi geçti", "Not answered in time"),
        ["used"] = new("Kullanılmış", "Used"),
        ["withdrawal"] = new("Cayma", "Change of mind"),
    };

    private static readonly Dictionary<string, LocalizedText> Origins = new(StringComparer.Ordinal)
    {
        ["admin"] = new("Yönetici", "Administrator"),
        ["order"] = new("Sipariş", "Order"),
        ["payment"] = new("Ödeme", "Payment"),
        ["provider"] = new("Sağlayıcı", "Provider"),
        ["return"] = new("Ürün iadesi", "Return"),
        ["seller"] = new("Satıcı", "Seller"),
    };

    /// <summary>Reasons an administrator chooses from when refunding.</summary>
    public static readonly IReadOnlyList<string> RefundReasons =
    [
        "buyer_request",
        "damaged",
        "wrong_item",
        "not_received",
        "goodwill",
        "other",
    ];

    /// <summary>A step of an order, for example <c>confirm_receipt</c>.</summary>
    public static LocalizedText Step(string code) => Steps.GetValueOrDefault(code) ?? LocalizedText.Same(code);

    /// <summary>A reason, with who gave it where the code says so, for example <c>seller.buyer_request</c>.</summary>
    public static LocalizedText Reason(string code)
    {
        var dot = code.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
            return ReasonOf(code) ?? LocalizedText.Same(code);
        return Origins.TryGetValue(code[..dot], out var origin) && ReasonOf(code[(dot + 1)..]) is { } reason
            ? new($"{origin.Turkish}: {reason.Turkish}", $"{origin.English}: {reason.English}")
            : LocalizedText.Same(code);
    }

    private static LocalizedText? ReasonOf(string code) =>
        Reasons.GetValueOrDefault(code) ?? ReturnWords.GetValueOrDefault(code);
}
