namespace Marketplace.Api.Admin;

/// <summary>Display texts and colors of states.</summary>
public static class StateTexts
{
    private static readonly Dictionary<string, StateText> ByName = new(StringComparer.Ordinal)
    {
        ["Draft"] = new("Taslak", "Draft", Tone.Quiet),
        ["Submitted"] = new("Onay bekliyor", "Awaiting approval", Tone.Warn),
        ["Approved"] = new("Onaylı", "Approved", Tone.Good),
        ["Rejected"] = new("Reddedildi", "Rejected", Tone.Bad),
        ["Suspended"] = new("Askıda", "Suspended", Tone.Bad),
        ["Closed"] = new("Kapandı", "Closed", Tone.Quiet),
        ["Active"] = new("Etkin", "Active", Tone.Good),
        ["Disabled"] = new("Kapatıldı", "Disabled", Tone.Bad),
        ["Erased"] = new("Silindi", "Erased", Tone.Quiet),
        ["Created"] = new("Oluşturuldu", "Created", Tone.Quiet),
        ["RequiresAction"] = new("Onay bekliyor", "Needs action", Tone.Warn),
        ["Processing"] = new("İşleniyor", "Processing", Tone.Warn),
        ["Failed"] = new("Başarısız", "Failed", Tone.Bad),
        ["Cancelled"] = new("İptal", "Cancelled", Tone.Quiet),
        ["Expired"] = new("Süresi doldu", "Expired", Tone.Quiet),
        ["Succeeded"] = new("Başarılı", "Succeeded", Tone.Good),
        ["Disputed"] = new("İtirazlı", "Disputed", Tone.Bad),
        ["Pending"] = new("Bekliyor", "Pending", Tone.Warn),
        ["Purchase"] = new("Alışveriş", "Purchase", Tone.Quiet),
        ["SubscriptionInvoice"] = new("Abonelik faturası", "Subscription invoice", Tone.Quiet),
        ["Asset"] = new("Varlık", "Asset", Tone.Quiet),
        ["Liability"] = new("Yükümlülük", "Liability", Tone.Quiet),
        ["Revenue"] = new("Gelir", "Revenue", Tone.Quiet),
        ["Expense"] = new("Gider", "Expense", Tone.Quiet),
        ["OrderPaid"] = new("Sipariş ödendi", "Order paid", Tone.Quiet),
        ["OrderCompleted"] = new("Sipariş tamamlandı", "Order completed", Tone.Quiet),
        ["OrderRefunded"] = new("Sipariş iade edildi", "Order refunded", Tone.Quiet),
        ["OrderRefundReturned"] = new("Sipariş iadesi geri geldi", "Order refund returned", Tone.Quiet),
        ["CashCollected"] = new("Kapıda tahsil edildi", "Cash collected", Tone.Quiet),
        ["SubscriptionPaid"] = new("Abonelik ödendi", "Subscription paid", Tone.Quiet),
        ["SubscriptionRefunded"] = new("Abonelik iade edildi", "Subscription refunded", Tone.Quiet),
        ["SubscriptionRefundReturned"] = new("Abonelik iadesi geri geldi", "Subscription refund returned", Tone.Quiet),
        ["LatePaymentReceived"] = new("Geç ödeme geldi", "Late payment received", Tone.Quiet),
        ["LatePaymentReturned"] = new("Geç ödeme geri verildi", "Late payment returned", Tone.Quiet),
        ["LatePaymentBack"] = new("Geç ödemenin iadesi geri geldi", "Late payment refund returned", Tone.Quiet),
        ["Started"] = new("Başladı", "Started", Tone.Warn),
        ["Opened"] = new("Sayfa açıldı", "Page opened", Tone.Good),
        ["Refused"] = new("Reddedildi", "Rejected", Tone.Bad),
        ["Unknown"] = new("Belirsiz", "Unknown", Tone.Warn),
        ["Received"] = new("Alındı", "Received", Tone.Warn),
        ["Processed"] = new("İşlendi", "Processed", Tone.Good),
        ["Ignored"] = new("Yok sayıldı", "Ignored", Tone.Quiet),
        ["Dismissed"] = new("Kapatıldı", "Dismissed", Tone.Quiet),
        ["Parked"] = new("Beklemede", "Parked", Tone.Warn),
        ["Incomplete"] = new("Ödeme bekliyor", "Awaiting payment", Tone.Warn),
        ["PastDue"] = new("Gecikti", "Past due", Tone.Warn),
        ["Open"] = new("Açık", "Open", Tone.Warn),
        ["Paid"] = new("Ödendi", "Paid", Tone.Good),
        ["Void"] = new("Geri alındı", "Void", Tone.Quiet),
        ["Uncollectible"] = new("Tahsil edilemedi", "Uncollectible", Tone.Bad),
        ["Start"] = new("İlk dönem", "First period", Tone.Quiet),
        ["Renewal"] = new("Yenileme", "Renewal", Tone.Quiet),
        ["Upgrade"] = new("Yükseltme", "Upgrade", Tone.Quiet),
        ["ThirtyDays"] = new("30 gün", "30 days", Tone.Quiet),
        ["Month"] = new("Ay", "Month", Tone.Quiet),
        ["Year"] = new("Yıl", "Year", Tone.Quiet),
        ["Requested"] = new("İstendi", "Requested", Tone.Warn),
        ["Running"] = new("Çalışıyor", "Running", Tone.Warn),
        ["Healthy"] = new("Sağlıklı", "Healthy", Tone.Good),
        ["Degraded"] = new("Kısıtlı", "Degraded", Tone.Warn),
        ["Unhealthy"] = new("Çalışmıyor", "Unhealthy", Tone.Bad),
        ["PendingPayment"] = new("Ödeme bekliyor", "Awaiting payment", Tone.Warn),
        ["Placed"] = new("Yeni", "Placed", Tone.Warn),
        ["Confirmed"] = new("Onaylandı", "Confirmed", Tone.Good),
        ["Shipped"] = new("Kargoda", "Shipped", Tone.Good),
        ["Delivered"] = new("Teslim edildi", "Delivered", Tone.Good),
        ["Completed"] = new("Tamamlandı", "Completed", Tone.Quiet),
        ["Unpaid"] = new("Ödenmedi", "Unpaid", Tone.Warn),
        ["PartiallyRefunded"] = new("Kısmen iade", "Partially refunded", Tone.Warn),
        ["Refunded"] = new("İade edildi", "Refunded", Tone.Quiet),
        ["CodDue"] = new("Kapıda ödenecek", "Cash due", Tone.Warn),
        ["CodCollected"] = new("Kapıda ödendi", "Cash collected", Tone.Good),
        ["Card"] = new("Kart", "Card", Tone.Quiet),
        ["CashOnDelivery"] = new("Kapıda ödeme", "Cash on delivery", Tone.Quiet),
        ["Archived"] = new("Arşivde", "Archived", Tone.Quiet),
        ["None"] = new("Gizli değil", "Not hidden", Tone.Good),
        ["SellerSuspended"] = new("Mağaza askıda", "Store suspended", Tone.Bad),
        ["StoreClosed"] = new("Mağaza kapalı", "Store closed", Tone.Quiet),
        ["OverLimit"] = new("Plan sınırının üstünde", "Over plan limit", Tone.Warn),
        ["Moderated"] = new("Gizlendi", "Hidden", Tone.Bad),
        ["Buyer"] = new("Alıcı", "Buyer", Tone.Quiet),
        ["Seller"] = new("Satıcı", "Seller", Tone.Quiet),
        ["Admin"] = new("Yönetici", "Administrator", Tone.Quiet),
        ["System"] = new("Sistem", "System", Tone.Quiet),
        ["Pickup"] = new("Mağazadan alma", "Pickup", Tone.Quiet),
        ["SellerDelivery"] = new("Satıcı teslimi", "Seller delivery", Tone.Quiet),
        ["Carrier"] = new("Kargo", "Carrier", Tone.Quiet),
        ["activeListings"] = new("Etkin ürün", "Active listings", Tone.Quiet),
        ["imagesPerProduct"] = new("Ürün başına görsel", "Images per product", Tone.Quiet),
        ["members"] = new("Üye", "Members", Tone.Quiet),
        ["apiKeys"] = new("API anahtarı", "API keys", Tone.Quiet),
        ["webhookEndpoints"] = new("Bildirim adresi", "Webhook endpoints", Tone.Quiet),
        ["apiCallsPerDay"] = new("Günlük API çağrısı", "API calls per day", Tone.Quiet),
        ["importRowsPerMonth"] = new("Aylık içe aktarma satırı", "Import rows per month", Tone.Quiet),
    };

    /// <summary>The text of a state, or its name if there is none.</summary>
    public static StateText Of(Enum state) => Of(state.ToString());

    /// <summary>The text of a metric or other name, or the name itself if there is none.</summary>
    public static StateText Of(string name) => ByName.GetValueOrDefault(name) ?? new(name, name, Tone.Quiet);

    /// <summary>Whether there is a text for the state.</summary>
    public static bool Knows(Enum state) => ByName.ContainsKey(state.ToString());
}

/// <summary>Text of a state in both languages, with its color.</summary>
public sealed record StateText(string Tr, string En, Tone Tone)
{
    public string In(string language) => language == Http.Language.English ? En : Tr;
}

/// <summary>How much attention a state needs.</summary>
public enum Tone
{
    Quiet,
    Good,
    Warn,
    Bad,
}
