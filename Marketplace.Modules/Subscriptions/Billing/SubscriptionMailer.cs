using System.Globalization;
using Marketplace.Foundation;
using Marketplace.Modules.Subscriptions.Contracts;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Mails about what is to be paid.</summary>
public enum DueMail
{
    Renewal,
    FirstReminder,
    Reminder,
    Suspended,
}

/// <summary>Writes to the payer of a subscription, in his language, with a link that opens the payment page.</summary>
public sealed class SubscriptionMailer(
    MailQueue mails,
    IUserDirectory users,
    IBillingDirectory billing,
    InvoiceLinkService links
)
{
    private static readonly Dictionary<(DueMail, string), (string Subject, string Body)> Texts = new()
    {
        [(DueMail.Renewal, "tr")] = (
            "Aboneliğiniz {due} tarihinde yenileniyor",
            "{plan} planınızın yeni dönemi için {number} numaralı fatura hazır: {total}.\n\nSon ödeme tarihi: "
                + "{due}\nÖdemek için: {link}\n"
        ),
        [(DueMail.Renewal, "en")] = (
            "Your subscription renews on {due}",
            "Invoice {number} for the next period of your plan {plan} is ready: {total}.\n\nDue on: {due}\nPay here: "
                + "{link}\n"
        ),
        [(DueMail.FirstReminder, "tr")] = (
            "Fatura {number} ödenmedi",
            "{plan} planınızın {number} numaralı faturası ({total}) bugün ödenmeliydi. Planınız bir hafta daha açık "
                + "kalacak.\n\nÖdemek için: {link}\n"
        ),
        [(DueMail.FirstReminder, "en")] = (
            "Invoice {number} is unpaid",
            "Invoice {number} of your plan {plan} ({total}) was due today. Your plan stays open for another "
                + "week.\n\nPay here: {link}\n"
        ),
        [(DueMail.Reminder, "tr")] = (
            "Hatırlatma: fatura {number}",
            "{number} numaralı fatura ({total}) hâlâ ödenmedi. {grace} tarihinde planınız askıya alınacak ve fazla "
                + "ilanlarınız gizlenecek.\n\nÖdemek için: {link}\n"
        ),
        [(DueMail.Reminder, "en")] = (
            "Reminder: invoice {number}",
            "Invoice {number} ({total}) is still unpaid. On {grace} your plan will be suspended and listings beyond "
                + "the free plan will be hidden.\n\nPay here: {link}\n"
        ),
        [(DueMail.Suspended, "tr")] = (
            "Planınız askıya alındı",
            "{number} numaralı fatura ({total}) ödenmediği için {plan} planınız askıya alındı. Ücretsiz planın "
                + "sınırını aşan ilanlarınız gizlendi; ödediğinizde geri gelirler.\n\nÖdemek için: {link}\n"
        ),
        [(DueMail.Suspended, "en")] = (
            "Your plan is suspended",
            "Your plan {plan} is suspended because invoice {number} ({total}) was not paid. Listings beyond the free "
                + "plan are hidden; they return when you pay.\n\nPay here: {link}\n"
        ),
    };

    /// <summary>Queues the mail in the running transaction; nothing for a payer who is gone.</summary>
    public async Task SendAsync(
        DueMail mail,
        Subscription subscription,
        Invoice invoice,
        CancellationToken cancellationToken
    )
    {
        var payer = (await users.FindAsync([subscription.PayerId], cancellationToken)).GetValueOrDefault(
            subscription.PayerId
        );
        if (payer is not { IsActive: true })
            return;
        var culture = CultureInfo.GetCultureInfo(payer.Locale == "en" ? "en-GB" : "tr-TR");
        var (subject, body) = Texts[(mail, payer.Locale == "en" ? "en" : "tr")];
        var values = new Dictionary<string, object?>
        {
            ["number"] = invoice.Number,
            ["plan"] = (await billing.PlanNameAsync(invoice.PlanCode, cancellationToken)).In(payer.Locale),
            ["link"] = links.For(invoice.Id),
            ["total"] = Currencies.Show(invoice.Total, culture),
            ["due"] = Show(invoice.DueAt, culture),
            ["grace"] = subscription.GraceUntil is { } grace ? Show(grace, culture) : "",
        };
        mails.Add(payer.Email, MessageTemplate.Fill(subject, values), MessageTemplate.Fill(body, values));
    }

    private static string Show(DateTimeOffset instant, CultureInfo culture) =>
        instant.UtcDateTime.ToString("d MMMM yyyy", culture);
}
