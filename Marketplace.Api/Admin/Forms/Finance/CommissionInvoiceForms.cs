using System.Globalization;
using Marketplace.Api.Http;
using Marketplace.Api.Payments;
using Marketplace.Foundation;
using Marketplace.Modules.Payments;

namespace Marketplace.Api.Admin.Forms;

/// <summary>Forms of commission invoices.</summary>
public static class CommissionInvoiceForms
{
    /// <summary>Sent twice: the same number and UUID change nothing.</summary>
    public static async Task<IResult> NameExternally(
        Guid id,
        AdminForm form,
        CommissionInvoiceAdministrationService invoices,
        CancellationToken cancellationToken
    )
    {
        var page = $"{AdminComposition.Root}/commission-invoices/{id}";
        var (number, typed) = (form.KeptText("number"), form.KeptText("uuid"));
        var uuid = Guid.TryParse(typed, CultureInfo.InvariantCulture, out var parsed) ? parsed : (Guid?)null;
        if (typed.Length > 0 && uuid is null)
            return form.Back(page, (Result)Invalid.Field("#/uuid", "value.format"), "");
        var request = new ExternalInvoiceRequest(number.Length == 0 ? null : number, uuid);
        if (AdminForm.Check(new ExternalInvoiceRequest.Validator(), request) is { } refusal)
            return form.Back(page, (Result)refusal, "");
        return form.Back(
            page,
            await invoices.NameExternallyAsync(form.Actor, id, request.Number, request.Uuid, cancellationToken),
            form.Texts.NamedExternally
        );
    }
}
