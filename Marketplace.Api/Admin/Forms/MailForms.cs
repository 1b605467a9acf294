using Marketplace.Foundation;
using Marketplace.Modules.Notifications;

namespace Marketplace.Api.Admin.Forms;

/// <summary>Forms that resend mails of orders, and retry or drop dead mails.</summary>
public static class MailForms
{
    public static async Task<IResult> Resend(
        Guid id,
        AdminForm form,
        IOrderMails mails,
        CancellationToken cancellationToken
    )
    {
        Result result =
            Enum.TryParse<OrderMailKind>(form.Text("kind"), out var kind) && Enum.IsDefined(kind)
                ? await mails.ResendAsync(form.Actor, id, kind, cancellationToken)
                : Invalid.Field("#/kind", "value.not_allowed", ("allowed", Enum.GetNames<OrderMailKind>()));
        return form.Back($"{AdminComposition.Root}/orders/{id}", result, form.Texts.MailResent);
    }

    public static async Task<IResult> Retry(
        Guid id,
        AdminForm form,
        MailAdministrationService mails,
        CancellationToken cancellationToken
    ) =>
        form.Back(
            $"{AdminComposition.Root}/mails",
            await mails.RetryAsync(form.Actor.UserId, id, cancellationToken),
            form.Texts.MailRetried
        );

    public static Task<IResult> Drop(
        Guid id,
        AdminForm form,
        MailAdministrationService mails,
        CancellationToken cancellationToken
    ) =>
        form.WithReasonAsync(
            $"{AdminComposition.Root}/mails",
            reason => mails.DropAsync(form.Actor.UserId, id, reason, cancellationToken),
            form.Texts.MailDropped
        );
}
