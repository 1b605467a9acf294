using Marketplace.Api.Orders;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;

namespace Marketplace.Api.Admin.Forms;

/// <summary>Forms by which support writes and hides messages about orders.</summary>
public static class MessageForms
{
    public static async Task<IResult> Write(
        Guid id,
        AdminForm form,
        MessageModerationService messages,
        CancellationToken cancellationToken
    )
    {
        var request = new SendMessageRequest(form.Text("body"));
        var sent = AdminForm.Check(new SendMessageRequest.Validator(), request) is { } refusal
            ? refusal
            : await messages.WriteAsync(request.ToCommand(id, OrderActor.Administrator(form.Actor)), cancellationToken);
        return form.Back(PageOf(id), sent, form.Texts.MessageSent);
    }

    public static async Task<IResult> Hide(
        Guid id,
        Guid messageId,
        AdminForm form,
        MessageModerationService messages,
        CancellationToken cancellationToken
    )
    {
        var request = new HideMessageRequest(form.Text("reason"));
        Result hidden = AdminForm.Check(new HideMessageRequest.Validator(), request) is { } refusal
            ? refusal
            : await messages.HideAsync(new(form.Actor.Id, id, messageId, request.Reason), cancellationToken);
        return form.Back(PageOf(id), hidden, form.Texts.MessageHidden);
    }

    private static string PageOf(Guid id) => $"{AdminComposition.Root}/orders/{id}";
}
