using Marketplace.Foundation;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Users;

/// <summary>Issues password reset links within the hourly limit.</summary>
public sealed class PasswordLinkService(
    IUserRepository users,
    IOptions<PasswordLinkOptions> options,
    TimeProvider clock
)
{
    /// <summary>The secret of a new link; null for an unknown user, a closed account, or one that has used up its
    /// hourly limit.</summary>
    /// <remarks>Does the same reads and writes in every case, so that timing reveals nothing.</remarks>
    public async Task<string?> IssueAsync(User? user, CancellationToken cancellationToken)
    {
        var sent = await users.CountTokensAsync(
            user?.Id ?? Guid.Empty,
            TokenPurpose.ResetPassword,
            clock.GetUtcNow().AddHours(-1),
            cancellationToken
        );
        var isDue = user is { Status: UserStatus.Active } && sent < options.Value.PasswordResetPerHour;
        // When no link is due, a link of no user is written whose secret nobody receives.
        var (token, secret) = OneTimeToken.Issue(isDue ? user!.Id : Guid.Empty, TokenPurpose.ResetPassword, clock);
        users.Add(token);
        return isDue ? secret : null;
    }
}
