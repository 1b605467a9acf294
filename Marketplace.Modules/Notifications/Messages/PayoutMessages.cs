namespace Marketplace.Modules.Notifications;

/// <summary>Messages about payouts.</summary>
internal static class PayoutMessages
{
    public static readonly Message Sent = new(
        "payout.sent",
        NotificationKind.Payments,
        new("Ödemeniz yolda: {amount}", "Your payout is on its way: {amount}"),
        new(
            "{amount} tutarındaki ödemeniz {account} ile biten hesabınıza gönderiliyor. Hangi satışlardan oluştuğunu "
                + "ekstrenizde görebilirsiniz.",
            "Your payout of {amount} is on its way to your account ending in {account}. Your statement shows which "
                + "sales it consists of."
        )
    );

    public static readonly Message Paid = new(
        "payout.paid",
        NotificationKind.Payments,
        new("Ödemeniz yapıldı: {amount}", "Your payout was made: {amount}"),
        new(
            "{amount} tutarındaki ödemeniz {account} ile biten hesabınıza yapıldı.",
            "Your payout of {amount} was paid to your account ending in {account}."
        )
    );

    public static readonly Message Back = new(
        "payout.back",
        NotificationKind.Payments,
        new("Ödemeniz yapılamadı: {amount}", "Your payout could not be made: {amount}"),
        new(
            "{amount} tutarındaki ödemeniz {account} ile biten hesabınıza ulaşmadı; kabul edilmedi ya da geri "
                + "gönderildi. Tutar yeniden bakiyenizde. Lütfen ödeme hesabınızı kontrol edin: banka bir IBAN’ı kabul "
                + "etmediyse, belgeyle yeniden karşılaştırılmadan oraya ödeme yapılmaz.",
            "Your payout of {amount} did not reach your account ending in {account}: it was refused or sent back. The "
                + "money is in your balance again. Please check your payout account: where a bank refused an IBAN, "
                + "nothing more is paid to it before it has been compared with documents again."
        )
    );

    public static readonly Message BackForAdministrators = new(
        "payout.back_for_administrators",
        NotificationKind.Payments,
        new("Bir ödeme geri geldi: {amount}", "A payout came back: {amount}"),
        new(
            "{account} ile biten hesaba giden {amount} tutarındaki ödeme kabul edilmedi ya da geri gönderildi. "
                + "Tutar yeniden borç olarak duruyor; yönetim panelinde ödemeye bakın.",
            "A payout of {amount} to the account ending in {account} was refused or sent back. The money is owed "
                + "again; see the payout in the admin panel."
        )
    );

    public static readonly Message Owes = new(
        "balance.negative",
        NotificationKind.Payments,
        new("Bakiyeniz eksi: {amount}", "Your balance is negative: {amount}"),
        new(
            "Bakiyeniz {since} tarihinden beri {amount}. Yeni satışlarınız önce bu borcu kapatır; ödemeler ondan sonra "
                + "sürer. Ekstrelerinizde nasıl oluştuğunu görebilirsiniz. Ödemek isterseniz bize yazın.",
            "Your balance has been {amount} since {since}. New sales fill it first; payouts go on after that. Your "
                + "statements show how it came about. Write to us if you want to pay it."
        )
    );

    public static readonly Message OwesForAdministrators = new(
        "balance.negative_for_administrators",
        NotificationKind.Payments,
        new("Bir mağazanın borcu kapanmıyor: {amount}", "A store's debt is not filled: {amount}"),
        new(
            "Bir mağaza {since} tarihinden beri borçlu; bakiyesi {amount}. Mağazayla görüşün ya da yönetim panelinde "
                + "borcu silmeyi önerin; ikinci bir yönetici onaylar.",
            "A store has owed since {since}; its balance is {amount}. Talk to the store, or propose in the admin panel "
                + "to write the debt off; a second administrator approves it."
        )
    );

    public static Message[] All => [Sent, Paid, Back, BackForAdministrators, Owes, OwesForAdministrators];
}
