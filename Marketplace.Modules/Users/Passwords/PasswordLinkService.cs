using Marketplace.Foundation;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Users;

/// <summary>Issues the links with which the owner of a mailbox sets a new password, no more an hour than
/// allowed.</summary>
public sealed class PasswordLinkService(
    IUserRepository users,
    IOptions<PasswordLinkOptions> options,
    TimeProvider clock
)
{
    /// <summary>The secret of a new link; null for nobody, a closed account, or one that has had its links of this
    /// hour.</summary>
    /// <remarks>Looks up and writes the same in each case, so that the time it takes tells nothing.</remarks>
    public async Task<string?> IssueAsync(User? user, CancellationToken cancellationToken)
    {
        var sent = await users.CountTokensAsync(
            user?.Id ?? Guid.Empty,
            TokenPurpose.ResetPassword,
            clock.GetUtcNow().AddHours(-1),
            cancellationToken
        );
        var isDue = user is { Status: UserStatus.Active } && sent < options.Value.PasswordResetPerHour;
        // Where no link is due, one of nobody's is written whose secret nobody gets.
        var (token, secret) = OneTimeToken.Issue(isDue ? user!.Id : Guid.Empty, TokenPurpose.ResetPassword, clock);
        users.Add(token);
        return isDue ? secret : null;
    }
}
