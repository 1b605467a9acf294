using Marketplace.Api.Orders;
using Marketplace.Api.Payments;
using Marketplace.Foundation;
using Marketplace.Modules.Payments;

namespace Marketplace.Api.Admin.Forms;

/// <summary>Forms that retry refunds, refresh payments and reprocess webhooks.</summary>
public static class PaymentForms
{
    public static async Task<IResult> RetryRefund(
        Guid id,
        AdminForm form,
        RefundAdministrationService refunds,
        CancellationToken cancellationToken
    ) =>
        form.Back(
            $"{AdminComposition.Root}/payments",
            await refunds.RetryAsync(form.Actor, id, cancellationToken),
            form.Texts.RefundRetried
        );

    public static async Task<IResult> MarkRefundPaid(
        Guid id,
        AdminForm form,
        BankRefundService refunds,
        CancellationToken cancellationToken
    )
    {
        var request = new MarkRefundPaidRequest(form.Text("bankReference"));
        Result paid = AdminForm.Check(new MarkRefundPaidRequest.Validator(), request) is { } refusal
            ? refusal
            : await refunds.MarkPaidAsync(form.Actor, id, request.BankReference, cancellationToken);
        return form.Back($"{AdminComposition.Root}/payments", paid, form.Texts.RefundMarkedPaid);
    }

    public static async Task<IResult> ResolveMismatch(
        Guid id,
        AdminForm form,
        MismatchAdministrationService mismatches,
        CancellationToken cancellationToken
    )
    {
        var request = new ResolveMismatchRequest(form.Text("reason"), form.Text("reference"));
        return form.Back(
            $"{AdminComposition.Root}/payments/{id}",
            AdminForm.Check(new ResolveMismatchRequest.Validator(), request) is { } refused
                ? refused
                : await mismatches.ResolveAsync(form.Actor, id, request.Reason, request.Reference, cancellationToken),
            form.Texts.MismatchResolved
        );
    }

    public static async Task<IResult> Refresh(
        Guid id,
        AdminForm form,
        PaymentRefreshService refresh,
        CancellationToken cancellationToken
    )
    {
        await refresh.RefreshAsync(id, cancellationToken);
        return form.Back($"{AdminComposition.Root}/payments/{id}", Result.Success, form.Texts.PaymentRefreshed);
    }

    public static async Task<IResult> Reprocess(
        string provider,
        string eventId,
        AdminForm form,
        WebhookAdministrationService inbox,
        CancellationToken cancellationToken
    ) =>
        form.Back(
            $"{AdminComposition.Root}/webhooks/{Uri.EscapeDataString(provider)}/{Uri.EscapeDataString(eventId)}",
            await inbox.ReprocessAsync(form.Actor, provider, eventId, cancellationToken),
            form.Texts.WebhookReprocessed
        );

    public static Task<IResult> Dismiss(
        string provider,
        string eventId,
        AdminForm form,
        WebhookAdministrationService inbox,
        CancellationToken cancellationToken
    ) =>
        form.WithReasonAsync(
            $"{AdminComposition.Root}/webhooks/{Uri.EscapeDataString(provider)}/{Uri.EscapeDataString(eventId)}",
            reason => inbox.DismissAsync(form.Actor, provider, eventId, reason, cancellationToken),
            form.Texts.WebhookDismissed
        );
}
