using Marketplace.Api.Http;
using Marketplace.Modules.Users;

namespace Marketplace.Api.Admin.Forms;

/// <summary>Forms that manage user accounts.</summary>
public static class UserForms
{
    public static async Task<IResult> Disable(
        Guid id,
        AdminForm form,
        UserAdministrationService users,
        CancellationToken cancellationToken
    )
    {
        var reason = form.Reason();
        return reason.Succeeded
            ? form.Back(
                PageOf(id),
                await users.DisableAsync(form.Actor, id, reason.Value, cancellationToken),
                form.Texts.UserDisabled
            )
            : form.Back(PageOf(id), reason, "");
    }

    public static async Task<IResult> Enable(
        Guid id,
        AdminForm form,
        UserAdministrationService users,
        CancellationToken cancellationToken
    ) =>
        form.Back(PageOf(id), await users.EnableAsync(form.Actor, id, null, cancellationToken), form.Texts.UserEnabled);

    public static async Task<IResult> Unlock(
        Guid id,
        AdminForm form,
        UserAdministrationService users,
        PasswordAttempts attempts,
        CancellationToken cancellationToken
    )
    {
        var unlocked = await users.UnlockAsync(form.Actor, id, null, cancellationToken);
        await attempts.ForgetAsync(id, cancellationToken);
        return form.Back(PageOf(id), unlocked, form.Texts.UserUnlocked);
    }

    public static async Task<IResult> EndSession(
        Guid id,
        Guid sessionId,
        AdminForm form,
        UserAdministrationService users,
        CancellationToken cancellationToken
    ) =>
        form.Back(
            PageOf(id),
            await users.EndSessionAsync(form.Actor, id, sessionId, cancellationToken),
            form.Texts.SessionEnded
        );

    public static async Task<IResult> SetRoles(
        Guid id,
        AdminForm form,
        UserAdministrationService users,
        CancellationToken cancellationToken
    ) =>
        form.Back(
            PageOf(id),
            await users.SetRolesAsync(form.Actor, id, form.All("roles"), cancellationToken),
            form.Texts.RolesSet
        );

    public static Task<IResult> ResetSecondFactor(
        Guid id,
        AdminForm form,
        SecondFactorRemovalService removals,
        CancellationToken cancellationToken
    ) =>
        form.WithReasonAsync(
            PageOf(id),
            reason => removals.ResetAsync(form.Actor, id, reason, cancellationToken),
            form.Texts.SecondFactorWasReset
        );

    private static string PageOf(Guid id) => $"{AdminComposition.Root}/users/{id}";
}
