using Marketplace.Foundation;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Users;

/// <summary>Mails password reset links within the hourly limit.</summary>
public sealed class PasswordLinkService(
    IUserRepository users,
    AccountMailer mails,
    IOptions<PasswordLinkOptions> options,
    TimeProvider clock
)
{
    /// <summary>Mails a reset link to the user who asked for one; does the same work without a mail when none is
    /// due.</summary>
    public async Task SendAsync(User? user, CancellationToken cancellationToken)
    {
        if (await IssueAsync(user, TokenPurpose.ResetPassword, UserStatus.Active, cancellationToken) is { } secret)
            mails.ResetPassword(user!, secret);
        else
            mails.Nothing();
    }

    /// <summary>Tells the owner of an account that someone tried to register its address, with a reset link; does the
    /// same work without a mail when none is due.</summary>
    public async Task RemindAsync(User owner, CancellationToken cancellationToken)
    {
        if (await IssueAsync(owner, TokenPurpose.ResetPassword, UserStatus.Active, cancellationToken) is { } secret)
            mails.AlreadyRegistered(owner, secret);
        else
            mails.Nothing();
    }

    /// <summary>Mails a guest the link that opens an account; does the same work without a mail when none is
    /// due.</summary>
    public async Task InviteAsync(User? guest, CancellationToken cancellationToken)
    {
        if (await IssueAsync(guest, TokenPurpose.OpenAccount, UserStatus.Guest, cancellationToken) is { } secret)
            mails.OpenAccount(guest!, secret);
        else
            mails.Nothing();
    }

    /// <summary>The secret of a new link; null for an unknown user, one of another status, or one that has used up its
    /// hourly limit.</summary>
    /// <remarks>Does the same reads and writes in every case, so that timing reveals nothing.</remarks>
    private async Task<string?> IssueAsync(
        User? user,
        TokenPurpose purpose,
        UserStatus expected,
        CancellationToken cancellationToken
    )
    {
        var sent = await users.CountTokensAsync(
            user?.Id ?? Guid.Empty,
            purpose,
            clock.GetUtcNow().AddHours(-1),
            cancellationToken
        );
        var isDue = user?.Status == expected && sent < options.Value.PasswordResetPerHour;
        // When no link is due, a link of no user is written whose secret nobody receives.
        var (token, secret) = OneTimeToken.Issue(isDue ? user!.Id : Guid.Empty, purpose, clock);
        users.Add(token);
        return isDue ? secret : null;
    }
}
