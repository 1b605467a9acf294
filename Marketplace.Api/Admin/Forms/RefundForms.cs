using Marketplace.Api.Payments;
using Marketplace.Foundation;
using Marketplace.Modules;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Payments;
using Microsoft.Extensions.Options;

namespace Marketplace.Api.Admin.Forms;

/// <summary>The forms that say what a refund made at the provider concerns, and that a transfer came back.</summary>
public static class RefundForms
{
    /// <summary>Stands between the ids of an order and of one of its lines.</summary>
    public const char Separator = '/';

    public static async Task<IResult> Assign(
        Guid id,
        AdminForm form,
        RefundAssignmentService assignments,
        IOptions<MarketplaceOptions> marketplace,
        CancellationToken cancellationToken
    )
    {
        var target = form.Text("target").Split(Separator);
        var part = PartOf(form.Text("amount"), marketplace.Value.Currency);
        if (!part.Succeeded)
            return form.Back($"{AdminComposition.Root}/payments", (Result)part.Error, "");
        var request = new AssignRefundRequest(form.Text("reason"), IdOf(target, 0), IdOf(target, 1), part.Value);
        Result result = AdminForm.Check(new AssignRefundRequest.Validator(), request) is { } refusal
            ? refusal
            : await assignments.AssignAsync(
                new(form.Actor, id, request.OrderId, request.LineId, request.Reason, request.Amount),
                cancellationToken
            );
        return form.Back($"{AdminComposition.Root}/payments", result, form.Texts.RefundAssigned);
    }

    public static async Task<IResult> MarkReturned(
        Guid id,
        AdminForm form,
        RefundAdministrationService refunds,
        CancellationToken cancellationToken
    )
    {
        var reason = form.Reason();
        Result returned = reason.Succeeded
            ? await refunds.MarkReturnedAsync(form.Actor, id, reason.Value, cancellationToken)
            : reason.Error;
        return form.Back($"{AdminComposition.Root}/payments", returned, form.Texts.RefundMarkedReturned);
    }

    /// <summary>Null for all of the refund.</summary>
    private static Result<Money?> PartOf(string typed, string currency)
    {
        if (typed.Length == 0)
            return (Money?)null;
        return DecimalText.Parse(typed, Currencies.Exponent(currency)) is { } minor
            ? new Money(minor, currency)
            : Invalid.Field("#/amount", "value.format");
    }

    private static Guid? IdOf(string[] target, int part) =>
        target.Length > part && Guid.TryParse(target[part], out var id) ? id : null;
}
