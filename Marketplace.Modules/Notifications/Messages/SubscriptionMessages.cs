namespace Marketplace.Modules.Notifications;

/// <summary>Subscription and invoice messages to store owners.</summary>
internal static class SubscriptionMessages
{
    public static readonly Message Activated = new(
        "subscription.activated",
        NotificationKind.Store,
        new("{plan} planınız açıldı", "Your {plan} plan is active"),
        new(
            "{plan} planınız açıldı. Ödenmiş dönem {until} tarihinde biter.",
            "Your {plan} plan is active. It is paid until {until}."
        )
    );

    public static readonly Message Changed = new(
        "subscription.changed",
        NotificationKind.Store,
        new("Artık {plan} planındasınız", "You are now on the {plan} plan"),
        new(
            "Mağazanız için artık {plan} planı geçerli. Dönem {until} tarihinde biter.",
            "The {plan} plan now applies to your store. The period ends on {until}."
        )
    );

    public static readonly Message Cancelled = new(
        "subscription.cancelled",
        NotificationKind.Store,
        new("Aboneliğiniz sona erdi", "Your subscription has ended"),
        new(
            "{plan} planınız sona erdi. Mağazanız ücretsiz planla sürüyor; onun sınırını aşan ilanlar gizlenir. "
                + "Dilediğinizde yeniden abone olabilirsiniz.",
            "Your {plan} plan has ended. Your store is now on the free plan; listings beyond its limit are hidden. You "
                + "can subscribe again at any time."
        )
    );

    public static readonly Message InvoiceIssued = new(
        "invoice.issued",
        NotificationKind.Payments,
        new("Fatura {number}: {total}", "Invoice {number}: {total}"),
        new(
            "{plan} planı için {number} numaralı fatura hazır: {total}.\n\nÖdemek için: {link}",
            "Invoice {number} for the {plan} plan is ready: {total}.\n\nPay here: {link}"
        )
    );

    public static readonly Message InvoicePaid = new(
        "invoice.paid",
        NotificationKind.Payments,
        new("Ödemeniz alındı: {number}", "We received your payment: {number}"),
        new(
            "{plan} planının {number} numaralı faturası ({total}) ödendi. Teşekkür ederiz.",
            "Invoice {number} for the {plan} plan ({total}) is paid. Thank you."
        )
    );

    // The billing cycle sends these mails itself, together with the reminders.
    public static readonly Message Renewed = new(
        "subscription.renewed",
        NotificationKind.Store,
        new("{plan} planınız yenilendi", "Your {plan} plan was renewed"),
        new("Yeni dönem {until} tarihine kadar ödendi.", "It is paid until {until}.")
    )
    {
        ByMail = false,
    };

    public static readonly Message PastDue = new(
        "subscription.past_due",
        NotificationKind.Payments,
        new("Faturanız ödenmedi", "Your invoice is unpaid"),
        new(
            "{plan} planınızın yenileme faturası ödenmedi. Planınız bir hafta daha açık kalacak.",
            "The renewal of your {plan} plan was not paid. Your plan stays active for another week."
        )
    )
    {
        ByMail = false,
    };

    public static readonly Message Suspended = new(
        "subscription.suspended",
        NotificationKind.Payments,
        new("Planınız askıya alındı", "Your plan is suspended"),
        new(
            "Fatura ödenmediği için {plan} planınız askıda; fazla ilanlarınız gizlendi. Ödediğinizde geri gelirler.",
            "Your {plan} plan is suspended because its invoice was not paid; surplus listings are hidden. They return "
                + "when you pay."
        )
    )
    {
        ByMail = false,
    };

    public static Message[] All =>
        [Activated, Changed, Cancelled, InvoiceIssued, InvoicePaid, Renewed, PastDue, Suspended];
}
