using System.Globalization;
using Marketplace.Foundation;
using Marketplace.Modules.Sellers;

namespace Marketplace.Api.Admin.Forms;

/// <summary>Forms that manage stores.</summary>
public static class SellerForms
{
    public static Task<IResult> Approve(
        Guid id,
        AdminForm form,
        SellerAdministrationService sellers,
        CancellationToken cancellationToken
    ) =>
        form.WithReasonAsync(
            PageOf(id),
            reason => sellers.ApproveAsync(form.Actor, id, reason, cancellationToken),
            form.Texts.SellerApproved
        );

    public static Task<IResult> Reject(
        Guid id,
        AdminForm form,
        SellerAdministrationService sellers,
        CancellationToken cancellationToken
    ) =>
        form.WithReasonAsync(
            PageOf(id),
            reason => sellers.RejectAsync(form.Actor, id, reason, cancellationToken),
            form.Texts.SellerRejected
        );

    public static Task<IResult> Suspend(
        Guid id,
        AdminForm form,
        SellerAdministrationService sellers,
        CancellationToken cancellationToken
    ) =>
        form.WithReasonAsync(
            PageOf(id),
            reason => sellers.SuspendAsync(form.Actor, id, reason, cancellationToken),
            form.Texts.SellerSuspended
        );

    public static Task<IResult> Reinstate(
        Guid id,
        AdminForm form,
        SellerAdministrationService sellers,
        CancellationToken cancellationToken
    ) =>
        form.WithReasonAsync(
            PageOf(id),
            reason => sellers.ReinstateAsync(form.Actor, id, reason, cancellationToken),
            form.Texts.SellerReinstated
        );

    public static async Task<IResult> AgreeCommission(
        Guid id,
        AdminForm form,
        SellerAdministrationService sellers,
        CancellationToken cancellationToken
    )
    {
        var text = form.Text("bps");
        int? bps =
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 10_000
                ? number
                : null;
        if (text.Length > 0 && bps is null)
            return form.Back(PageOf(id), (Result)Invalid.Field("#/bps", "value.too_large", ("max", 10_000)), "");
        return form.Back(
            PageOf(id),
            await sellers.AgreeCommissionAsync(form.Actor, id, bps, cancellationToken),
            form.Texts.CommissionAgreed
        );
    }

    private static string PageOf(Guid id) => $"{AdminComposition.Root}/sellers/{id}";
}
