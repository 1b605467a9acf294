using Marketplace.Foundation;

namespace Marketplace.Modules.Users;

/// <summary>Changes passwords of signed-in users.</summary>
public sealed class PasswordService(
    IUserRepository users,
    AuthService auth,
    PasswordHashService passwords,
    PasswordReplacementService replacements
)
{
    /// <summary>Changes a password with the current one; ends all sessions including this one, and cancels a pending
    /// e-mail change.</summary>
    /// <remarks>Errors: <c>auth.wrong_password</c> (counts towards a lock), <c>auth.account_locked</c>,
    /// <c>auth.password_weak</c>.</remarks>
    public async Task<Result> ChangeAsync(
        Guid userId,
        string currentPassword,
        string newPassword,
        ClientInfo client,
        CancellationToken cancellationToken
    )
    {
        var check = await auth.CheckPasswordAsync(userId, currentPassword, client, cancellationToken);
        if (!check.Succeeded)
            return check.Error;
        if (PasswordRules.Refusal(newPassword, check.Value.Email) is { } weak)
            return weak;
        var checkedStamp = check.Value.SecurityStamp;
        var hash = await passwords.HashAsync(newPassword, cancellationToken);
        return await replacements.ReplaceAsync(
            async ct =>
                await users.FindForUpdateAsync(userId, ct) is { } user && user.SecurityStamp == checkedStamp
                    ? user
                    : UserErrors.WrongPassword,
            hash,
            cancellationToken
        );
    }
}
