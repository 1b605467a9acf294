namespace Marketplace.Modules.Notifications;

/// <summary>Messages about returns to buyers, sellers and administrators.</summary>
internal static class ReturnMessages
{
    public static readonly Message Requested = new(
        "return.requested",
        NotificationKind.Orders,
        new("İade talebi: {number}", "Return requested: {number}"),
        new(
            "Alıcı {units} adet ürünü iade etmek istiyor ({number}). Lütfen süresi içinde yanıtlayın; yanıtlanmayan "
                + "talep onaylanmış sayılır.",
            "A buyer wants to return {units} units ({number}). Please answer in time; requests that are not answered "
                + "are approved."
        )
    );

    public static readonly Message Withdrawn = new(
        "return.withdrawn",
        NotificationKind.Orders,
        new("Cayma hakkı kullanıldı: {number}", "Goods are coming back: {number}"),
        new(
            "Alıcı cayma hakkını kullandı: {units} adet ürün geri gelecek ({number}). Yanıtlamanız gerekmez; ürünler "
                + "gelince teslim aldığınızı bildirin.",
            "The buyer is returning {units} units ({number}). You need not answer; say so when the goods have arrived."
        )
    );

    public static readonly Message Approved = new(
        "return.approved",
        NotificationKind.Orders,
        new("İadeniz onaylandı: {number}", "Your return is approved: {number}"),
        new(
            "{number} numaralı iadeniz onaylandı. İade kodunuz: {code}. Ürünleri en geç {sendBy} tarihine kadar bu "
                + "kodla kargoya verin.",
            "Your return {number} is approved. Your return code is {code}. Please hand the goods to the carrier with "
                + "this code by {sendBy}."
        )
    );

    public static readonly Message Rejected = new(
        "return.rejected",
        NotificationKind.Orders,
        new("İadeniz kabul edilmedi: {number}", "Your return was rejected: {number}"),
        new(
            "Satıcı {number} numaralı iade talebinizi kabul etmedi.{reason}",
            "The seller rejected your return {number}.{reason}"
        )
    );

    public static readonly Message Cancelled = new(
        "return.cancelled",
        NotificationKind.Orders,
        new("Alıcı iadeden vazgeçti: {number}", "Return cancelled: {number}"),
        new(
            "Alıcı {number} numaralı iadeden vazgeçti; ürünler alıcıda kalıyor.",
            "The buyer cancelled return {number} and keeps the goods."
        )
    );

    public static readonly Message HandedOver = new(
        "return.handed_over",
        NotificationKind.Orders,
        new("İade yolda: {number}", "A return is on its way: {number}"),
        new(
            "{number} numaralı iadenin ürünleri kargoya verildi. Gelince teslim aldığınızı bildirin.",
            "The goods of return {number} are on their way. Say so when they have arrived."
        )
    );

    public static readonly Message Expired = new(
        "return.expired",
        NotificationKind.Orders,
        new("İadenin süresi doldu: {number}", "Return expired: {number}"),
        new(
            "{number} numaralı iadenin ürünleri süresinde gönderilmedi; iade kapandı.",
            "The goods of return {number} were not sent in time, so the return is closed."
        )
    );

    public static readonly Message Received = new(
        "return.received",
        NotificationKind.Orders,
        new("İadeniz satıcıya ulaştı: {number}", "Your return has arrived: {number}"),
        new(
            "{number} numaralı iadenizin ürünleri satıcıya ulaştı; satıcı inceliyor.",
            "The goods of your return {number} have reached the seller, who is looking at them."
        )
    );

    public static readonly Message Contested = new(
        "return.contested",
        NotificationKind.Orders,
        new("İadenize itiraz edildi: {number}", "Your return is contested: {number}"),
        new(
            "Satıcı {number} numaralı iadenin ürünlerine itiraz etti; destek ekibimiz inceleyip karar verecek.{reason}",
            "The seller contests the goods of return {number}; our support team will look into it and decide.{reason}"
        )
    );

    public static readonly Message ContestedForSupport = new(
        "return.contested_for_support",
        NotificationKind.Orders,
        new("Karar bekleyen iade: {number}", "A return awaits a decision: {number}"),
        new(
            "Satıcı {number} numaralı iadeye itiraz etti; yönetim panelinde karara bağlayın.{reason}",
            "The seller contests return {number}; please decide it in the panel.{reason}"
        )
    );

    public static readonly Message AcceptedByCard = new(
        "return.accepted",
        NotificationKind.Orders,
        new("İadeniz kabul edildi: {number}", "Your return was accepted: {number}"),
        new(
            "{number} numaralı iadeniz kabul edildi. {amount} tutarı kartınıza iade edilecek.",
            "Your return {number} was accepted. {amount} will go back to your card."
        )
    );

    public static readonly Message AcceptedByBank = new(
        "return.accepted_by_bank",
        NotificationKind.Orders,
        new("İadeniz kabul edildi: {number}", "Your return was accepted: {number}"),
        new(
            "{number} numaralı iadeniz kabul edildi. {amount} tutarı verdiğiniz banka hesabına gönderilecek.",
            "Your return {number} was accepted. {amount} will be sent to the bank account you gave."
        )
    );

    public static readonly Message AcceptedForSeller = new(
        "return.accepted_for_seller",
        NotificationKind.Orders,
        new("İade kabul edildi: {number}", "Return accepted: {number}"),
        new(
            "{number} numaralı iade sizin adınıza kabul edildi; alıcıya {amount} iade edilecek.",
            "Return {number} was accepted on your behalf; {amount} goes back to the buyer."
        )
    );

    public static readonly Message Refused = new(
        "return.refused",
        NotificationKind.Orders,
        new("İade reddedildi: {number}", "Return refused: {number}"),
        new(
            "Destek ekibimiz {number} numaralı iadeyi inceledi ve reddetti.{reason}",
            "Our support team looked into return {number} and refused it.{reason}"
        )
    );

    public static readonly Message PaidByBank = new(
        "return.paid_by_bank",
        NotificationKind.Orders,
        new("Paranız gönderildi: {number}", "Your money is on its way: {number}"),
        new(
            "{number} numaralı iadenin tutarı ({amount}) banka hesabınıza gönderildi.",
            "The money of return {number} ({amount}) was sent to your bank account."
        )
    );

    public static readonly Message MoneyBack = new(
        "return.money_back",
        NotificationKind.Orders,
        new("Paranız bize geri geldi: {number}", "Your money came back to us: {number}"),
        new(
            "{number} numaralı iadenin tutarını ({amount}) bankanız geri gönderdi. Tutar sizin; yeniden "
                + "göndereceğiz. Hesabınız kapalıysa ya da IBAN’ınız yanlışsa lütfen bize yazın.",
            "Your bank sent the money of return {number} ({amount}) back. It is still yours, and we will send it "
                + "again. Please write to us if your account is closed or the IBAN is wrong."
        )
    );

    public static Message[] All =>
        [
            Requested,
            Withdrawn,
            Approved,
            Rejected,
            Cancelled,
            HandedOver,
            Expired,
            Received,
            Contested,
            ContestedForSupport,
            AcceptedByCard,
            AcceptedByBank,
            AcceptedForSeller,
            Refused,
            PaidByBank,
            MoneyBack,
        ];
}
