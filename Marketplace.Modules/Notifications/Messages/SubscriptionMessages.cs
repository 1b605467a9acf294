namespace Marketplace.Modules.Notifications;

/// <summary>Subscription and invoice messages to store owners.</summary>
internal static class SubscriptionMessages
{
    public static readonly Message Activated = new(
        "subscription.activated",
        NotificationKind.Store,
        "{plan} planınız açıldı",
        "Your {plan} plan is active",
        "{plan} planınız açıldı. Ödenmiş dönem {until} tarihinde biter.",
        "Your {plan} plan is active. It is paid until {until}."
    );

    public static readonly Message Changed = new(
        "subscription.changed",
        NotificationKind.Store,
        "Artık {plan} planındasınız",
        "You are now on the {plan} plan",
        "Mağazanız için artık {plan} planı geçerli. Dönem {until} tarihinde biter.",
        "The {plan} plan now applies to your store. The period ends on {until}."
    );

    public static readonly Message Cancelled = new(
        "subscription.cancelled",
        NotificationKind.Store,
        "Aboneliğiniz sona erdi",
        "Your subscription has ended",
        "{plan} planınız sona erdi. Mağazanız ücretsiz planla sürüyor; onun sınırını aşan ilanlar gizlenir. "
            + "Dilediğinizde yeniden abone olabilirsiniz.",
        "Your {plan} plan has ended. Your store is now on the free plan; listings beyond its limit are hidden. You "
            + "can subscribe again at any time."
    );

    public static readonly Message InvoiceIssued = new(
        "invoice.issued",
        NotificationKind.Payments,
        "Fatura {number}: {total}",
        "Invoice {number}: {total}",
        "{plan} planı için {number} numaralı fatura hazır: {total}.\n\nÖdemek için: {link}",
        "Invoice {number} for the {plan} plan is ready: {total}.\n\nPay here: {link}"
    );

    public static readonly Message InvoicePaid = new(
        "invoice.paid",
        NotificationKind.Payments,
        "Ödemeniz alındı: {number}",
        "We received your payment: {number}",
        "{plan} planının {number} numaralı faturası ({total}) ödendi. Teşekkür ederiz.",
        "Invoice {number} for the {plan} plan ({total}) is paid. Thank you."
    );

    // The billing cycle sends these mails itself, together with the reminders.
    public static readonly Message Renewed = new(
        "subscription.renewed",
        NotificationKind.Store,
        "{plan} planınız yenilendi",
        "Your {plan} plan was renewed",
        "Yeni dönem {until} tarihine kadar ödendi.",
        "It is paid until {until}."
    )
    {
        ByMail = false,
    };

    public static readonly Message PastDue = new(
        "subscription.past_due",
        NotificationKind.Payments,
        "Faturanız ödenmedi",
        "Your invoice is unpaid",
        "{plan} planınızın yenileme faturası ödenmedi. Planınız bir hafta daha açık kalacak.",
        "The renewal of your {plan} plan was not paid. Your plan stays active for another week."
    )
    {
        ByMail = false,
    };

    public static readonly Message Suspended = new(
        "subscription.suspended",
        NotificationKind.Payments,
        "Planınız askıya alındı",
        "Your plan is suspended",
        "Fatura ödenmediği için {plan} planınız askıda; fazla ilanlarınız gizlendi. Ödediğinizde geri gelirler.",
        "Your {plan} plan is suspended because its invoice was not paid; surplus listings are hidden. They return when "
            + "you pay."
    )
    {
        ByMail = false,
    };

    public static Message[] All =>
        [Activated, Changed, Cancelled, InvoiceIssued, InvoicePaid, Renewed, PastDue, Suspended];
}
