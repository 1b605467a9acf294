using Marketplace.Api.Admin.Access;
using Marketplace.Api.Admin.Layout;
using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Users;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Marketplace.Api.Admin.Forms;

/// <summary>Forms of one's own second factor.</summary>
public static class SecondFactorForms
{
    private const string Page = AdminComposition.Root + "/second-factor";

    /// <summary>Leads from a form that asks for a code to the page where one is entered, and from there back.</summary>
    internal static void Ask(HttpContext context, Error refusal)
    {
        context.RequestServices.GetRequiredService<FlashMessages>().Refused(refusal);
        var back = PageOf(context.Request.Path.Value ?? AdminComposition.Root);
        context.Response.Redirect($"{Page}?returnUrl={Uri.EscapeDataString(back)}");
    }

    /// <summary>The page that a form belongs to: that of the record named in its address, else the list.</summary>
    internal static string PageOf(string action)
    {
        var parts = action.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var record = Array.FindIndex(parts, part => Guid.TryParse(part, out _));
        return "/" + string.Join('/', parts.Take(record > 0 ? record + 1 : 2));
    }

    /// <summary>Answers with the page itself, so that the secret is kept nowhere.</summary>
    public static async Task<IResult> Begin(
        AdminForm form,
        HttpContext context,
        PasswordAttempts attempts,
        SecondFactorEnrolmentService enrolments,
        CancellationToken cancellationToken
    )
    {
        var check = await attempts.CheckAsync(form.Actor.Id, form.Raw("password"), context, cancellationToken);
        if (!check.Succeeded)
            return form.Back(Page, check, "");
        var begun = await enrolments.BeginAsync(form.Actor.Id, cancellationToken);
        return begun.Succeeded
            ? new RazorComponentResult<SecondFactorSetup>(
                new Dictionary<string, object?>
                {
                    [nameof(SecondFactorSetup.Secret)] = begun.Value,
                    [nameof(SecondFactorSetup.ReturnUrl)] = form.ReturnTo(""),
                }
            )
            : form.Back(Page, begun, "");
    }

    public static async Task<IResult> Confirm(
        AdminForm form,
        SecondFactorService secondFactors,
        CancellationToken cancellationToken
    ) =>
        ShowCodes(
            form,
            await secondFactors.ConfirmAsync(
                form.Actor.Id,
                form.User.SessionId ?? Guid.Empty,
                form.Text("code"),
                cancellationToken
            )
        );

    public static async Task<IResult> Renew(
        AdminForm form,
        SecondFactorService secondFactors,
        CancellationToken cancellationToken
    ) =>
        ShowCodes(
            form,
            await secondFactors.RenewRecoveryCodesAsync(form.Actor.Id, form.Text("code"), cancellationToken)
        );

    public static async Task<IResult> Enter(
        AdminForm form,
        SecondFactorService secondFactors,
        CancellationToken cancellationToken
    )
    {
        var proven = await secondFactors.ProveAsync(
            form.Actor.Id,
            form.User.SessionId ?? Guid.Empty,
            form.Text("code"),
            cancellationToken
        );
        if (proven.Succeeded)
            return form.Back(Page, proven, form.Texts.CodeEntered);
        form.Tell(proven.Error);
        return TypedResults.LocalRedirect($"{Page}?returnUrl={Uri.EscapeDataString(form.ReturnTo(Page))}");
    }

    public static async Task<IResult> Disable(
        AdminForm form,
        HttpContext context,
        PasswordAttempts attempts,
        SecondFactorRemovalService removals,
        CancellationToken cancellationToken
    )
    {
        var check = await attempts.CheckAsync(form.Actor.Id, form.Raw("password"), context, cancellationToken);
        if (!check.Succeeded)
            return form.Back(Page, check, "");
        var removed = await removals.DisableAsync(form.Actor.Id, form.Text("code"), cancellationToken);
        if (!removed.Succeeded)
            return form.Back(Page, removed, "");
        await context.SignOutAsync(AdminAccess.Scheme);
        return form.Back(AdminComposition.Root + "/login", removed, form.Texts.SecondFactorOff);
    }

    /// <summary>Answers with the page itself, so that the codes are kept nowhere.</summary>
    private static IResult ShowCodes(AdminForm form, Result<IReadOnlyList<string>> codes) =>
        codes.Succeeded
            ? AdminForm.Answer(
                new(
                    form.Texts.RecoveryCodes,
                    form.Texts.RecoveryCodesLead,
                    [.. codes.Value.Select((code, i) => (form.Texts.Number(i + 1), code))],
                    form.ReturnTo(Page),
                    null,
                    []
                )
            )
            : form.Back(Page, codes, "");
}
