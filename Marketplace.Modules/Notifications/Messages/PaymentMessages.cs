namespace Marketplace.Modules.Notifications;

/// <summary>Refund messages to payers, and payment alerts to administrators.</summary>
internal static class PaymentMessages
{
    public static readonly Message Refunded = new(
        "payment.refunded",
        NotificationKind.Payments,
        new("Paranız iade edildi: {amount}", "Your money was sent back: {amount}"),
        new(
            "{subject} için {amount} tutarındaki iade kartınıza gönderildi. Bankanıza göre hesabınızda görünmesi "
                + "birkaç gün sürebilir.",
            "{amount} for {subject} was refunded to your card. Depending on your bank, it may take a "
                + "few days to appear."
        )
    );

    public static readonly Message RefundedByBank = new(
        "payment.refunded_by_bank",
        NotificationKind.Payments,
        new("Paranız havaleyle iade edildi: {amount}", "Your money was sent by bank transfer: {amount}"),
        new(
            "{subject} için {amount} tutarındaki iadeyi kartınız kabul etmedi; tutar banka hesabınıza havale edildi.",
            "Your card did not take the refund of {amount} for {subject}, so it was transferred to your bank account."
        )
    );

    public static readonly Message LateRefunded = new(
        "payment.late_refunded",
        NotificationKind.Payments,
        new("Geç gelen ödemeniz iade ediliyor: {amount}", "Your late payment is being refunded: {amount}"),
        new(
            "{subject} için {amount} ödemeniz süresi dolduktan sonra ulaştı; sipariş ya da dönem açılamadı. Tutarın "
                + "tamamı kartınıza iade ediliyor; sizin bir şey yapmanız gerekmez.",
            "Your payment of {amount} for {subject} arrived after the deadline, so it could not be used. The full "
                + "amount is being refunded to your card; you do not need to do anything."
        )
    );

    public static readonly Message RefundFailed = new(
        "payment.refund_failed",
        NotificationKind.Payments,
        new("İade yapılamadı: {amount}", "A refund failed: {amount}"),
        new(
            "{payment} ödemesinin {amount} tutarındaki iadesini sağlayıcı kabul etmedi. Alıcı parasını bekliyor: "
                + "yönetim panelinde ödemenin sayfasından yeniden deneyin.",
            "The provider declined the refund of {amount} for payment {payment}. The buyer is waiting for the money: "
                + "retry it on the payment's page of the admin panel."
        )
    );

    public static readonly Message Mismatch = new(
        "payment.mismatch",
        NotificationKind.Payments,
        new("Ödeme tutmuyor: {received}", "A payment does not match: {received}"),
        new(
            "{payment} ödemesi için {expected} beklenirken sağlayıcı {received} bildirdi. Ödeme tamamlanmış sayılmadı; "
                + "yönetim panelinde webhook kaydına ve sağlayıcının paneline bakın.",
            "For payment {payment}, {expected} was expected but the provider reports {received}. It does not count as "
                + "paid; check the webhook in the admin panel and the provider's dashboard."
        )
    );

    public static readonly Message MismatchForPayer = new(
        "payment.mismatch_received",
        NotificationKind.Payments,
        new("Gelen ödeme tutmuyor", "Your payment does not match"),
        new(
            "{subject} için bir ödeme ulaştı, ancak tutarı ya da para birimi tutmuyor. Paranızı ödeme sağlayıcısıyla "
                + "birlikte sonuca bağlıyoruz. Lütfen yeniden ödemeyin.",
            "We received money for {subject}, but its amount or currency does not match. We are settling it with the "
                + "payment provider. Please do not pay again."
        )
    );

    public static Message[] All => [Refunded, RefundedByBank, LateRefunded, RefundFailed, Mismatch, MismatchForPayer];
}
