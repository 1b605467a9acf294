namespace Marketplace.Modules.Notifications;

/// <summary>What buyers read about money sent back, and administrators about money that needs them.</summary>
internal static class PaymentMessages
{
    public static readonly Message Refunded = new(
        "payment.refunded",
        NotificationKind.Payments,
        "Paranız iade edildi: {amount}",
        "Your money was sent back: {amount}",
        "{subject} için {amount} tutarındaki iade kartınıza gönderildi. Bankanıza göre hesabınızda görünmesi birkaç "
            + "gün sürebilir.",
        "{amount} for {subject} was sent back to your card. Depending on your bank it may take some days to appear."
    );

    public static readonly Message LateRefunded = new(
        "payment.late_refunded",
        NotificationKind.Payments,
        "Geç gelen ödemeniz iade ediliyor: {amount}",
        "Your late payment is being sent back: {amount}",
        "{subject} için {amount} ödemeniz süresi dolduktan sonra ulaştı; sipariş ya da dönem açılamadı. Tutarın tamamı "
            + "kartınıza iade ediliyor; sizin bir şey yapmanız gerekmez.",
        "Your payment of {amount} for {subject} arrived after its time was over, so it could not be used. All of it is "
            + "being sent back to your card; you need not do anything."
    );

    public static readonly Message RefundFailed = new(
        "payment.refund_failed",
        NotificationKind.Payments,
        "İade yapılamadı: {amount}",
        "A refund failed: {amount}",
        "{payment} ödemesinin {amount} tutarındaki iadesini sağlayıcı kabul etmedi. Alıcı parasını bekliyor: yönetim "
            + "panelinde ödemenin sayfasından yeniden deneyin.",
        "The provider refused the refund of {amount} of payment {payment}. The buyer is waiting for the money: try "
            + "again on the payment's page of the admin panel."
    );

    public static readonly Message Mismatch = new(
        "payment.mismatch",
        NotificationKind.Payments,
        "Ödeme tutmuyor: {received}",
        "A payment does not match: {received}",
        "{payment} ödemesi için {expected} beklenirken sağlayıcı {received} bildirdi. Ödeme tamamlanmış sayılmadı; "
            + "yönetim panelinde webhook kaydına ve sağlayıcının paneline bakın.",
        "For payment {payment}, {expected} was expected and the provider reports {received}. It does not count as "
            + "paid; look at the webhook in the admin panel and at the provider's dashboard."
    );

    public static Message[] All => [Refunded, LateRefunded, RefundFailed, Mismatch];
}
