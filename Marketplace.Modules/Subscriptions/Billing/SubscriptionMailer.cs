using Marketplace.Foundation;
using Marketplace.Modules.Subscriptions.Contracts;
using Marketplace.Modules.Users.Contracts;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Kinds of billing mail.</summary>
internal enum DueMail
{
    Renewal,
    FirstReminder,
    Reminder,
    Suspended,
}

/// <summary>Sends billing mails to the payer of a subscription, in their language and with a payment link.</summary>
internal sealed class SubscriptionMailer(
    MailQueue mails,
    IUserDirectory users,
    IBillingDirectory billing,
    InvoiceLinkService links,
    IOptions<MarketplaceOptions> marketplace
)
{
    private static readonly Dictionary<DueMail, (LocalizedText Subject, LocalizedText Body)> Texts = new()
    {
        [DueMail.Renewal] = (
            new("Aboneliğiniz {due} tarihinde yenileniyor", "Your subscription renews on {due}"),
            new(
                "{plan} planınızın yeni dönemi için {number} numaralı fatura hazır: {total}. "
                    + "Son ödeme tarihi: {due}.",
                "Invoice {number} for the next period of your {plan} plan is ready: {total}. It is due on " + "{due}."
            )
        ),
        [DueMail.FirstReminder] = (
            new("Fatura {number} ödenmedi", "Invoice {number} is unpaid"),
            new(
                "{plan} planınızın {number} numaralı faturası ({total}) bugün ödenmeliydi. Planınız bir hafta daha "
                    + "açık kalacak.",
                "Invoice {number} for your {plan} plan ({total}) was due today. Your plan stays active for another "
                    + "week."
            )
        ),
        [DueMail.Reminder] = (
            new("Hatırlatma: fatura {number}", "Reminder: invoice {number}"),
            new(
                "{number} numaralı fatura ({total}) hâlâ ödenmedi. {grace} tarihinde planınız askıya alınacak ve fazla "
                    + "ilanlarınız gizlenecek.",
                "Invoice {number} ({total}) is still unpaid. On {grace} your plan will be suspended and listings "
                    + "beyond the free plan's limit will be hidden."
            )
        ),
        [DueMail.Suspended] = (
            new("Planınız askıya alındı", "Your plan is suspended"),
            new(
                "{number} numaralı fatura ({total}) ödenmediği için {plan} planınız askıya alındı. Ücretsiz planın "
                    + "sınırını aşan ilanlarınız gizlendi; ödediğinizde geri gelirler.",
                "Your {plan} plan is suspended because invoice {number} ({total}) was not paid. Listings beyond the "
                    + "free plan's limit are hidden; they return when you pay."
            )
        ),
    };

    /// <summary>Queues the mail in the current transaction; does nothing when the payer has no active
    /// account.</summary>
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
        var (language, zone) = (payer.Language, marketplace.Value.Zone);
        var (subject, body) = Texts[mail];
        var values = new Dictionary<string, object?>
        {
            ["number"] = invoice.Number,
            ["plan"] = (await billing.PlanNameAsync(invoice.PlanCode, cancellationToken)).In(language),
            ["total"] = Currencies.Show(invoice.Total, language),
            ["due"] = language.LongDate(invoice.DueAt, zone),
            ["grace"] = subscription.GraceUntil is { } grace ? language.LongDate(grace, zone) : "",
        };
        mails.Add(
            payer.Email,
            new(language, subject.In(language, values))
            {
                Greeting = new LocalizedText($"Merhaba {payer.DisplayName},", $"Hello {payer.DisplayName},").In(
                    language
                ),
                Paragraphs = [body.In(language, values)],
                Action = new(new LocalizedText("Faturayı öde", "Pay the invoice").In(language), links.For(invoice.Id)),
            }
        );
    }
}
