using FluentValidation;
using Marketplace.Modules.Notifications;

namespace Marketplace.Api.Notifications;

/// <summary>Chooses mails.</summary>
public sealed record NotificationPreferencesRequest(MailKinds Email)
{
    public MailChoice ToChoice() => new(Email.Orders, Email.Store, Email.Payments);

    public sealed class Validator : AbstractValidator<NotificationPreferencesRequest>
    {
        public Validator()
        {
            RuleFor(r => r.Email).NotNull().WithErrorCode("value.required");
            RuleFor(r => r.Email.Account).Equal(true).WithErrorCode("value.not_allowed").When(r => r.Email is not null);
        }
    }
}

/// <summary>Of which kinds the user gets mails.</summary>
public sealed record NotificationPreferencesResponse(MailKinds Email)
{
    public static NotificationPreferencesResponse From(NotificationPreferences preferences) =>
        new(new MailKinds(preferences.OrderMails, preferences.StoreMails, preferences.PaymentMails));
}

/// <summary>Mails by kind.</summary>
/// <param name="Orders">What you bought or sold.</param>
/// <param name="Store">Running a store: stock, limits, plan.</param>
/// <param name="Payments">Refunds and invoices.</param>
/// <param name="Account">Account and security; always true.</param>
public sealed record MailKinds(bool Orders, bool Store, bool Payments, bool Account = true);
