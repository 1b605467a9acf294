using FluentValidation;
using Marketplace.Modules.Notifications;

namespace Marketplace.Api.Notifications;

/// <summary>Changes mail preferences.</summary>
public sealed record NotificationPreferencesRequest(MailKinds Email)
{
    public MailChoice ToChoice() => new(Email.Orders, Email.Store, Email.Payments);

    private static readonly string[] AlwaysSent = ["true"];

    public sealed class Validator : AbstractValidator<NotificationPreferencesRequest>
    {
        public Validator()
        {
            RuleFor(r => r.Email).NotNull().WithErrorCode("value.required");
            RuleFor(r => r.Email.Account)
                .Equal(true)
                .WithErrorCode("value.not_allowed")
                .WithState(_ => AlwaysSent)
                .When(r => r.Email is not null);
        }
    }
}

/// <summary>The user's mail preferences.</summary>
public sealed record NotificationPreferencesResponse(MailKinds Email)
{
    public static NotificationPreferencesResponse From(NotificationPreferences preferences) =>
        new(new MailKinds(preferences.OrderMails, preferences.StoreMails, preferences.PaymentMails));
}

/// <summary>Whether mails of each kind are sent.</summary>
/// <param name="Orders">Your purchases and sales.</param>
/// <param name="Store">Store management: stock, limits, plan.</param>
/// <param name="Payments">Refunds and invoices.</param>
/// <param name="Account">Account and security; always true.</param>
public sealed record MailKinds(bool Orders, bool Store, bool Payments, bool Account = true);
