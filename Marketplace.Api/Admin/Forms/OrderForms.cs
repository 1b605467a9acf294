using System.Globalization;
using Marketplace.Api.Orders;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;

namespace Marketplace.Api.Admin.Forms;

/// <summary>Forms that cancel, refund and note orders.</summary>
public static class OrderForms
{
    /// <summary>Start of the names of the fields that hold units by line.</summary>
    public const string UnitsField = "units-";

    public static async Task<IResult> Cancel(
        Guid id,
        AdminForm form,
        OrderAdministrationService orders,
        CancellationToken cancellationToken
    )
    {
        var note = form.Text("note") is { Length: > 0 } text ? text : null;
        var request = new CancelAnyOrderRequest(form.Text("reason"), note);
        Result result = AdminForm.Check(new CancelAnyOrderRequest.Validator(), request) is { } refusal
            ? refusal
            : await orders.CancelAsync(new(form.Actor, id, request.Reason, request.Note), cancellationToken);
        return form.Back(PageOf(id), result, form.Texts.OrderCancelled);
    }

    public static async Task<IResult> Refund(
        Guid id,
        AdminForm form,
        OrderAdministrationService orders,
        CancellationToken cancellationToken
    )
    {
        var request = new RefundAnyOrderRequest(form.Text("reasonCode"), form.Text("reason"), LinesOf(form));
        if (!long.TryParse(form.Text("version"), NumberStyles.None, CultureInfo.InvariantCulture, out var version))
            return form.Back(PageOf(id), (Result)Invalid.Field("#/version", "value.required"), "");
        if (AdminForm.Check(new RefundAnyOrderRequest.Validator(), request) is { } refusal)
            return form.Back(PageOf(id), (Result)refusal, "");
        var parts = RefundPartRequest.ToParts(request.Lines, null);
        // The version makes a second click on the same form a refusal instead of a second refund.
        var refund = new RefundAnyOrder(form.Actor, id, parts, request.ReasonCode, request.Reason, version);
        return form.Back(PageOf(id), await orders.RefundAsync(refund, cancellationToken), form.Texts.RefundRequested);
    }

    public static async Task<IResult> AddNote(
        Guid id,
        AdminForm form,
        OrderNoteService notes,
        CancellationToken cancellationToken
    )
    {
        var request = new OrderNoteRequest(form.Text("text"));
        var added = AdminForm.Check(new OrderNoteRequest.Validator(), request) is { } refusal
            ? refusal
            : await notes.AddAsync(form.Actor, id, request.Text, cancellationToken);
        return form.Back(PageOf(id), added, form.Texts.NoteAdded);
    }

    /// <summary>Null for everything that is left.</summary>
    private static List<RefundLineRequest>? LinesOf(AdminForm form)
    {
        if (form.Has("all"))
            return null;
        return
        [
            .. form.Names(UnitsField)
                .Where(name => form.Text(name) is not ("" or "0"))
                .Select(name => new RefundLineRequest(
                    Guid.TryParse(name[UnitsField.Length..], out var line) ? line : Guid.Empty,
                    int.TryParse(form.Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var units)
                        ? units
                        : -1
                )),
        ];
    }

    private static string PageOf(Guid id) => $"{AdminComposition.Root}/orders/{id}";
}
