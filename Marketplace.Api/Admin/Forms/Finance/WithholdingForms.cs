using System.Globalization;
using Marketplace.Api.Payments;
using Marketplace.Foundation;
using Marketplace.Modules.Payments;

namespace Marketplace.Api.Admin.Forms;

/// <summary>Forms of stores from whose sales no tax is withheld.</summary>
public static class WithholdingForms
{
    public static async Task<IResult> Exempt(
        Guid id,
        AdminForm form,
        WithholdingExemptionService exemptions,
        CancellationToken cancellationToken
    )
    {
        _ = DateOnly.TryParseExact(
            form.Text("from"),
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var from
        );
        var request = new ExemptWithholdingRequest(from, form.Text("reason"), form.Text("document"));
        if (AdminForm.Check(new ExemptWithholdingRequest.Validator(), request) is { } refusal)
            return form.Back(PageOf(id), (Result)refusal, "");
        return form.Back(
            PageOf(id),
            await exemptions.ExemptAsync(
                form.Actor,
                id,
                new(request.From, request.Reason, request.Document),
                cancellationToken
            ),
            form.Texts.WithholdingExempted
        );
    }

    public static async Task<IResult> End(
        Guid id,
        AdminForm form,
        WithholdingExemptionService exemptions,
        CancellationToken cancellationToken
    ) =>
        form.Back(
            PageOf(id),
            await exemptions.EndAsync(form.Actor, id, cancellationToken),
            form.Texts.WithholdingExemptionEnded
        );

    private static string PageOf(Guid id) => $"{AdminComposition.Root}/sellers/{id}";
}
