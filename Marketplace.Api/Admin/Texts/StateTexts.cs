using Marketplace.Foundation;

namespace Marketplace.Api.Admin;

/// <summary>Display texts and colors of states.</summary>
public static class StateTexts
{
    private static readonly Dictionary<string, StateText> ByName = new(StringComparer.Ordinal)
    {
        ["Draft"] = new(new("Taslak", "Draft"), Tone.Quiet),
        ["Submitted"] = new(new("Onay bekliyor", "Awaiting approval"), Tone.Warn),
        ["Approved"] = new(new("Onaylı", "Approved"), Tone.Good),
        ["Rejected"] = new(new("Reddedildi", "Rejected"), Tone.Bad),
        ["Suspended"] = new(new("Askıda", "Suspended"), Tone.Bad),
        ["Closed"] = new(new("Kapandı", "Closed"), Tone.Quiet),
        ["Unverified"] = new(new("Doğrulanmadı", "Not verified"), Tone.Warn),
        ["Verified"] = new(new("Doğrulandı", "Verified"), Tone.Good),
        ["Blocked"] = new(new("Engelli", "Blocked"), Tone.Bad),
        ["Active"] = new(new("Etkin", "Active"), Tone.Good),
        ["Disabled"] = new(new("Kapatıldı", "Disabled"), Tone.Bad),
        ["Erased"] = new(new("Silindi", "Erased"), Tone.Quiet),
        ["Guest"] = new(new("Üyeliksiz", "Guest"), Tone.Quiet),
        ["Created"] = new(new("Oluşturuldu", "Created"), Tone.Quiet),
        ["RequiresAction"] = new(new("Onay bekliyor", "Needs action"), Tone.Warn),
        ["Processing"] = new(new("İşleniyor", "Processing"), Tone.Warn),
        ["Failed"] = new(new("Başarısız", "Failed"), Tone.Bad),
        ["Cancelled"] = new(new("İptal", "Cancelled"), Tone.Quiet),
        ["Expired"] = new(new("Süresi doldu", "Expired"), Tone.Quiet),
        ["Succeeded"] = new(new("Başarılı", "Succeeded"), Tone.Good),
        ["Disputed"] = new(new("İtirazlı", "Disputed"), Tone.Bad),
        ["Pending"] = new(new("Bekliyor", "Pending"), Tone.Warn),
        ["Purchase"] = new(new("Alışveriş", "Purchase"), Tone.Quiet),
        ["SubscriptionInvoice"] = new(new("Abonelik faturası", "Subscription invoice"), Tone.Quiet),
        ["Asset"] = new(new("Varlık", "Asset"), Tone.Quiet),
        ["Liability"] = new(new("Yükümlülük", "Liability"), Tone.Quiet),
        ["Revenue"] = new(new("Gelir", "Revenue"), Tone.Quiet),
        ["Expense"] = new(new("Gider", "Expense"), Tone.Quiet),
        ["OrderPaid"] = new(new("Sipariş ödendi", "Order paid"), Tone.Quiet),
        ["OrderCompleted"] = new(new("Satış ödenebilir oldu", "Sale became payable"), Tone.Quiet),
        ["OrderRefunded"] = new(new("Sipariş iade edildi", "Order refunded"), Tone.Quiet),
        ["OrderRefundReturned"] = new(new("Sipariş iadesi geri geldi", "Order refund returned"), Tone.Quiet),
        ["CashCollected"] = new(new("Kapıda tahsil edildi", "Cash collected"), Tone.Quiet),
        ["SubscriptionPaid"] = new(new("Abonelik ödendi", "Subscription paid"), Tone.Quiet),
        ["SubscriptionRefunded"] = new(new("Abonelik iade edildi", "Subscription refunded"), Tone.Quiet),
        ["SubscriptionRefundReturned"] = new(
            new("Abonelik iadesi geri geldi", "Subscription refund returned"),
            Tone.Quiet
        ),
        ["LatePaymentReceived"] = new(new("Geç ödeme geldi", "Late payment received"), Tone.Quiet),
        ["LatePaymentReturned"] = new(new("Geç ödeme geri verildi", "Late payment returned"), Tone.Quiet),
        ["LatePaymentBack"] = new(new("Geç ödemenin iadesi geri geldi", "Late payment refund returned"), Tone.Quiet),
        ["RefundCommissionCorrected"] = new(
            new("İade komisyonu düzeltildi", "Refund commission corrected"),
            Tone.Quiet
        ),
        ["RefundUnassigned"] = new(new("Siparişi bilinmeyen iade", "Unassigned refund"), Tone.Quiet),
        ["RefundUnassignedReturned"] = new(
            new("Siparişi bilinmeyen iade geri geldi", "Unassigned refund returned"),
            Tone.Quiet
        ),
        ["RefundAssigned"] = new(new("İade siparişe bağlandı", "Refund assigned"), Tone.Quiet),
        ["DisputeOpened"] = new(new("İtiraz açıldı", "Dispute opened"), Tone.Quiet),
        ["DisputeWon"] = new(new("İtiraz kazanıldı", "Dispute won"), Tone.Quiet),
        ["DisputeLost"] = new(new("İtiraz kaybedildi", "Dispute lost"), Tone.Quiet),
        ["CashRefundDue"] = new(new("Alıcıya borç", "Owed to the buyer"), Tone.Quiet),
        ["CashRefundPaid"] = new(new("Alıcıya ödendi", "Paid to the buyer"), Tone.Quiet),
        ["PayoutReserved"] = new(new("Satıcı ödemesi ayrıldı", "Payout reserved"), Tone.Quiet),
        ["PayoutPaid"] = new(new("Satıcı ödemesi yapıldı", "Payout paid"), Tone.Quiet),
        ["PayoutBack"] = new(new("Satıcı ödemesi geri geldi", "Payout came back"), Tone.Quiet),
        ["Withheld"] = new(new("Stopaj kesildi", "Tax withheld"), Tone.Quiet),
        ["WithheldBack"] = new(new("Stopaj geri verildi", "Withheld tax given back"), Tone.Quiet),
        ["SellerPayable"] = new(new("Mağaza bakiyesi", "Store balance"), Tone.Quiet),
        ["Goodwill"] = new(new("Jest gideri", "Goodwill"), Tone.Quiet),
        ["BadDebt"] = new(new("Değersiz alacak", "Bad debt"), Tone.Quiet),
        ["PspFees"] = new(new("Ödeme kuruluşu ücreti", "Provider fees"), Tone.Quiet),
        ["SettledBefore"] = new(new("Önceden kapatılan bakiye", "Settled before"), Tone.Quiet),
        ["Adjustment"] = new(new("Düzeltme kaydı", "Adjustment"), Tone.Quiet),
        ["Sent"] = new(new("Bankaya verildi", "With the bank"), Tone.Warn),
        ["Returned"] = new(new("Geri geldi", "Returned"), Tone.Bad),
        ["Inquiry"] = new(new("Banka soruyor", "Inquiry"), Tone.Warn),
        ["InquiryClosed"] = new(new("Soru kapandı", "Inquiry closed"), Tone.Quiet),
        ["Won"] = new(new("Kazanıldı", "Won"), Tone.Good),
        ["Lost"] = new(new("Kaybedildi", "Lost"), Tone.Bad),
        ["Started"] = new(new("Başladı", "Started"), Tone.Warn),
        ["Opened"] = new(new("Sayfa açıldı", "Page opened"), Tone.Good),
        ["Refused"] = new(new("Reddedildi", "Rejected"), Tone.Bad),
        ["Unknown"] = new(new("Belirsiz", "Unknown"), Tone.Warn),
        ["Received"] = new(new("Alındı", "Received"), Tone.Warn),
        ["Processed"] = new(new("İşlendi", "Processed"), Tone.Good),
        ["Ignored"] = new(new("Yok sayıldı", "Ignored"), Tone.Quiet),
        ["Dismissed"] = new(new("Kapatıldı", "Dismissed"), Tone.Quiet),
        ["Parked"] = new(new("Beklemede", "Parked"), Tone.Warn),
        ["Incomplete"] = new(new("Ödeme bekliyor", "Awaiting payment"), Tone.Warn),
        ["PastDue"] = new(new("Gecikti", "Past due"), Tone.Warn),
        ["Open"] = new(new("Açık", "Open"), Tone.Warn),
        ["Paid"] = new(new("Ödendi", "Paid"), Tone.Good),
        ["Void"] = new(new("Geri alındı", "Void"), Tone.Quiet),
        ["Uncollectible"] = new(new("Tahsil edilemedi", "Uncollectible"), Tone.Bad),
        ["Start"] = new(new("İlk dönem", "First period"), Tone.Quiet),
        ["Renewal"] = new(new("Yenileme", "Renewal"), Tone.Quiet),
        ["Upgrade"] = new(new("Yükseltme", "Upgrade"), Tone.Quiet),
        ["ThirtyDays"] = new(new("30 gün", "30 days"), Tone.Quiet),
        ["Month"] = new(new("Ay", "Month"), Tone.Quiet),
        ["Year"] = new(new("Yıl", "Year"), Tone.Quiet),
        ["Requested"] = new(new("İstendi", "Requested"), Tone.Warn),
        ["Running"] = new(new("Çalışıyor", "Running"), Tone.Warn),
        ["Healthy"] = new(new("Sağlıklı", "Healthy"), Tone.Good),
        ["Degraded"] = new(new("Kısıtlı", "Degraded"), Tone.Warn),
        ["Unhealthy"] = new(new("Çalışmıyor", "Unhealthy"), Tone.Bad),
        ["PendingPayment"] = new(new("Ödeme bekliyor", "Awaiting payment"), Tone.Warn),
        ["Placed"] = new(new("Yeni", "Placed"), Tone.Warn),
        ["Confirmed"] = new(new("Onaylandı", "Confirmed"), Tone.Good),
        ["Shipped"] = new(new("Kargoda", "Shipped"), Tone.Good),
        ["Delivered"] = new(new("Teslim edildi", "Delivered"), Tone.Good),
        ["Completed"] = new(new("Tamamlandı", "Completed"), Tone.Quiet),
        ["Unpaid"] = new(new("Ödenmedi", "Unpaid"), Tone.Warn),
        ["PartiallyRefunded"] = new(new("Kısmen iade", "Partially refunded"), Tone.Warn),
        ["Refunded"] = new(new("İade edildi", "Refunded"), Tone.Quiet),
        ["CodDue"] = new(new("Kapıda ödenecek", "Cash due"), Tone.Warn),
        ["CodCollected"] = new(new("Kapıda ödendi", "Cash collected"), Tone.Good),
        ["Card"] = new(new("Kart", "Card"), Tone.Quiet),
        ["CashOnDelivery"] = new(new("Kapıda ödeme", "Cash on delivery"), Tone.Quiet),
        ["InTransit"] = new(new("Yolda", "On its way"), Tone.Good),
        ["Contested"] = new(new("İtiraz edildi", "Contested"), Tone.Bad),
        ["Accepted"] = new(new("Kabul edildi", "Accepted"), Tone.Good),
        ["Promised"] = new(new("Söz verildi", "Promised"), Tone.Warn),
        ["Due"] = new(new("Ödenecek", "Due"), Tone.Warn),
        ["Withdrawal"] = new(new("Cayma", "Change of mind"), Tone.Quiet),
        ["Defective"] = new(new("Kusurlu", "Defective"), Tone.Quiet),
        ["WrongItem"] = new(new("Yanlış ürün", "Wrong item"), Tone.Quiet),
        ["Damaged"] = new(new("Hasarlı", "Damaged"), Tone.Quiet),
        ["Missing"] = new(new("Eksik", "Missing"), Tone.Quiet),
        ["NotAsDescribed"] = new(new("Anlatıldığı gibi değil", "Not as described"), Tone.Quiet),
        ["Archived"] = new(new("Arşivde", "Archived"), Tone.Quiet),
        ["None"] = new(new("Görünür", "Visible"), Tone.Good),
        ["SellerSuspended"] = new(new("Mağaza askıda", "Store suspended"), Tone.Bad),
        ["StoreClosed"] = new(new("Mağaza kapalı", "Store closed"), Tone.Quiet),
        ["OverLimit"] = new(new("Plan sınırının üstünde", "Over plan limit"), Tone.Warn),
        ["Moderated"] = new(new("Gizlendi", "Hidden"), Tone.Bad),
        ["Buyer"] = new(new("Alıcı", "Buyer"), Tone.Quiet),
        ["Seller"] = new(new("Satıcı", "Seller"), Tone.Quiet),
        ["Admin"] = new(new("Yönetici", "Administrator"), Tone.Quiet),
        ["System"] = new(new("Sistem", "System"), Tone.Quiet),
        ["Pickup"] = new(new("Mağazadan alma", "Pickup"), Tone.Quiet),
        ["SellerDelivery"] = new(new("Satıcı teslimi", "Seller delivery"), Tone.Quiet),
        ["Carrier"] = new(new("Kargo", "Carrier"), Tone.Quiet),
        ["Individual"] = new(new("Gerçek kişi", "Private person"), Tone.Quiet),
        ["Trader"] = new(new("Esnaf ya da şahıs işletmesi", "Sole trader"), Tone.Quiet),
        ["Company"] = new(new("Şirket", "Company"), Tone.Quiet),
        ["PreInformation"] = new(new("Ön bilgilendirme formu", "Pre-contract information"), Tone.Quiet),
        ["DistanceSale"] = new(new("Mesafeli satış sözleşmesi", "Distance sales contract"), Tone.Quiet),
        ["Packing"] = new(new("Hazırlanıyor", "Being packed"), Tone.Quiet),
        ["Ready"] = new(new("Etiketlendi", "Labelled"), Tone.Quiet),
        ["Undelivered"] = new(new("Teslim edilemedi", "Not delivered"), Tone.Bad),
        ["ReturnedToSeller"] = new(new("Satıcıya döndü", "Back at the seller"), Tone.Quiet),
        ["activeListings"] = new(new("Etkin ürün", "Active listings"), Tone.Quiet),
        ["imagesPerProduct"] = new(new("Ürün başına görsel", "Images per product"), Tone.Quiet),
        ["members"] = new(new("Üye", "Members"), Tone.Quiet),
        ["apiKeys"] = new(new("API anahtarı", "API keys"), Tone.Quiet),
        ["webhookEndpoints"] = new(new("Bildirim adresi", "Webhook endpoints"), Tone.Quiet),
        ["apiCallsPerDay"] = new(new("Günlük API çağrısı", "API calls per day"), Tone.Quiet),
        ["importRowsPerMonth"] = new(new("Aylık içe aktarma satırı", "Import rows per month"), Tone.Quiet),
    };

    /// <summary>The text of a state, or its name if there is none.</summary>
    public static StateText Of(Enum state) => Of(state.ToString());

    /// <summary>The text of a metric or other name, or the name itself if there is none.</summary>
    public static StateText Of(string name) =>
        ByName.GetValueOrDefault(name) ?? new(LocalizedText.Same(name), Tone.Quiet);

    /// <summary>Whether there is a text for the state.</summary>
    public static bool Knows(Enum state) => ByName.ContainsKey(state.ToString());
}

/// <summary>Text of a state, with its color.</summary>
public sealed record StateText(LocalizedText Text, Tone Tone)
{
    public string In(Language language) => Text.In(language);
}

/// <summary>How much attention a state needs.</summary>
public enum Tone
{
    Quiet,
    Good,
    Warn,
    Bad,
}
