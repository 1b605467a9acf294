using Marketplace.Foundation;

namespace Marketplace.Modules.Users;

/// <summary>Changes passwords: with the old one, or by a link to the mailbox.</summary>
public sealed class PasswordService(UnitOfWork unitOfWork, IUserRepository users, SessionService sessions, AuthService auth, Passwords passwords, AccountMails mails, TimeProvider clock)
{
    private const int LinksPerHour = 3;

    /// <summary>Sends a link for a new password, if the address has an account; the caller cannot tell.</summary>
    /// <remarks>Repeat: at most three links an hour leave; the answer stays the same. The hash is thrown away: it hides what the look-up found.</remarks>
    public async Task ForgotAsync(string email, CancellationToken cancellationToken)
    {
        passwords.VerifyNothing(email);
        await unitOfWork.ExecuteAsync(async ct =>
        {
            var user = await users.FindByEmailForWritingAsync(email, ct);
            if (user is not { Status: UserStatus.Active } || await HasEnoughLinksAsync(users, user.Id, clock, ct)) return Result.Success;
            var (token, secret) = OneTimeToken.Issue(user.Id, TokenPurpose.ResetPassword, clock);
            users.Add(token);
            mails.ResetPassword(user, secret);
            return Result.Success;
        }, cancellationToken);
    }

    /// <summary>Sets a password by a link; it confirms the mailbox, ends a lock and every session.</summary>
    /// <remarks>Errors: <c>auth.token_expired</c> (410) for a used, old or unknown link; <c>auth.password_weak</c>, which leaves the link good.</remarks>
    public Task<Result> ResetAsync(string secret, string newPassword, CancellationToken cancellationToken)
    {
        var hash = passwords.Hash(newPassword);
        return ChangeAsync(async ct =>
        {
            var now = clock.GetUtcNow();
            var token = await users.TakeTokenAsync(secret, [TokenPurpose.ResetPassword], now, ct);
            if (token is null || await users.FindForWritingAsync(token.UserId, ct) is not { Status: UserStatus.Active } user) return UserErrors.LinkExpired;
            if (PasswordRules.Refusal(newPassword, user.Email) is { } weak) return weak;
            user.ConfirmEmail(now);
            return user;
        }, hash, cancellationToken);
    }

    /// <summary>Sets a password by the old one; every session ends, this one too.</summary>
    /// <remarks>Errors: <c>auth.wrong_password</c> (counts towards a lock), <c>auth.account_locked</c>, <c>auth.password_weak</c>.</remarks>
    public async Task<Result> ChangeAsync(Guid userId, string currentPassword, string newPassword, CancellationToken cancellationToken)
    {
        var check = await auth.CheckPasswordAsync(userId, currentPassword, cancellationToken);
        if (!check.Succeeded) return check.Error;
        if (PasswordRules.Refusal(newPassword, check.Value.Email) is { } weak) return weak;
        var checkedStamp = check.Value.SecurityStamp;
        var hash = passwords.Hash(newPassword);
        return await ChangeAsync(async ct => await users.FindForWritingAsync(userId, ct) is { } user && user.SecurityStamp == checkedStamp ? user : UserErrors.WrongPassword, hash, cancellationToken);
    }

    internal static async Task<bool> HasEnoughLinksAsync(IUserRepository users, Guid userId, TimeProvider clock, CancellationToken cancellationToken) =>
        await users.CountTokensAsync(userId, TokenPurpose.ResetPassword, clock.GetUtcNow().AddHours(-1), cancellationToken) >= LinksPerHour;

    private async Task<Result> ChangeAsync(Func<CancellationToken, Task<Result<User>>> findAsync, string hash, CancellationToken cancellationToken)
    {
        var result = await unitOfWork.ExecuteAsync<string>(async ct =>
        {
            var found = await findAsync(ct);
            if (!found.Succeeded) return found.Error;
            var user = found.Value;
            var endedStamp = user.SecurityStamp;
            user.ChangePassword(hash);
            await users.DropTokensAsync(user.Id, TokenPurpose.ResetPassword, ct);
            await sessions.EndAllAsync(user.Id, SessionEnd.PasswordChanged, ct);
            mails.PasswordChanged(user);
            return endedStamp;
        }, cancellationToken);
        if (!result.Succeeded) return result.Error;
        await sessions.RevokeStampAsync(result.Value);
        return Result.Success;
    }
}
