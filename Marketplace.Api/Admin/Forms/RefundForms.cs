using Marketplace.Api.Payments;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;

namespace Marketplace.Api.Admin.Forms;

/// <summary>The form that says what a refund made at the provider concerns.</summary>
public static class RefundForms
{
    /// <summary>Stands between the ids of an order and of one of its lines.</summary>
    public const char Separator = '/';

    public static async Task<IResult> Assign(
        Guid id,
        AdminForm form,
        RefundAssignmentService assignments,
        CancellationToken cancellationToken
    )
    {
        var target = form.Text("target").Split(Separator);
        var request = new AssignRefundRequest(form.Text("reason"), IdOf(target, 0), IdOf(target, 1));
        Result result = AdminForm.Check(new AssignRefundRequest.Validator(), request) is { } refusal
            ? refusal
            : await assignments.AssignAsync(
                new(form.Actor, id, request.OrderId, request.LineId, request.Reason),
                cancellationToken
            );
        return form.Back($"{AdminComposition.Root}/payments", result, form.Texts.RefundAssigned);
    }

    private static Guid? IdOf(string[] target, int part) =>
        target.Length > part && Guid.TryParse(target[part], out var id) ? id : null;
}
