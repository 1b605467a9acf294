using Marketplace.Foundation;
using Marketplace.Modules.Sellers;

namespace Marketplace.Api.Admin.Forms;

/// <summary>Forms that manage stores.</summary>
public static class SellerForms
{
    public static async Task<IResult> Approve(
        Guid id,
        AdminForm form,
        SellerAdministrationService sellers,
        CancellationToken cancellationToken
    )
    {
        var reason = form.OptionalReason();
        return reason.Succeeded
            ? form.Back(
                PageOf(id),
                await sellers.ApproveAsync(form.Actor, id, reason.Value, cancellationToken),
                form.Texts.SellerApproved
            )
            : form.Back(PageOf(id), reason, "");
    }

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

    public static async Task<IResult> Reinstate(
        Guid id,
        AdminForm form,
        SellerAdministrationService sellers,
        CancellationToken cancellationToken
    )
    {
        var reason = form.OptionalReason();
        return reason.Succeeded
            ? form.Back(
                PageOf(id),
                await sellers.ReinstateAsync(form.Actor, id, reason.Value, cancellationToken),
                form.Texts.SellerReinstated
            )
            : form.Back(PageOf(id), reason, "");
    }

    public static async Task<IResult> AgreeCommission(
        Guid id,
        AdminForm form,
        SellerAdministrationService sellers,
        CancellationToken cancellationToken
    )
    {
        var text = form.Text("percent");
        var typed = DecimalText.Parse(text, 2);
        if (text.Length > 0 && typed is not <= 10_000)
            return form.Back(PageOf(id), (Result)Invalid.Field("#/percent", "value.too_large", ("max", 100)), "");
        var bps = (int?)typed;
        if (!form.IsConfirmed)
        {
            var shown = bps is { } agreed ? form.Texts.Rate(agreed) : form.Texts.CommissionOfPlan;
            return form.AskToConfirm(PageOf(id), [(form.Texts.Commission, shown)]);
        }

        return form.Back(
            PageOf(id),
            await sellers.AgreeCommissionAsync(form.Actor, id, bps, cancellationToken),
            form.Texts.CommissionAgreed
        );
    }

    public static async Task<IResult> VerifyIdentity(
        Guid id,
        AdminForm form,
        SellerVerificationService sellers,
        CancellationToken cancellationToken
    ) =>
        form.Back(
            PageOf(id),
            await sellers.VerifyAsync(form.Actor, id, cancellationToken),
            form.Texts.IdentityVerified
        );

    /// <summary>Answers with the page itself, so that the values are kept nowhere.</summary>
    public static async Task<IResult> Reveal(
        Guid id,
        AdminForm form,
        SellerDisclosureService sellers,
        CancellationToken cancellationToken
    )
    {
        var revealed = await sellers.RevealAsync(form.Actor, id, cancellationToken);
        if (!revealed.Succeeded)
            return form.Back(PageOf(id), revealed, "");
        var (texts, identity) = (form.Texts, revealed.Value);
        return AdminForm.Answer(
            new(
                identity.LegalName ?? texts.Store,
                texts.RevealLead,
                [(texts.TaxId, identity.TaxId ?? "–"), (texts.Iban, identity.Iban ?? "–")],
                PageOf(id),
                null,
                []
            )
        );
    }

    private static string PageOf(Guid id) => $"{AdminComposition.Root}/sellers/{id}";
}
