using System.Security.Cryptography;
using System.Text;
using Marketplace.Foundation;

namespace Marketplace.Modules.Users;

/// <summary>A single-use secret: a mailed link that proves ownership of the mailbox, or what a right password gives
/// where a code is asked for too.</summary>
public sealed class OneTimeToken
{
    private OneTimeToken() { }

    public Guid Id { get; private init; }

    public Guid UserId { get; private init; }

    public TokenPurpose Purpose { get; private init; }

    /// <summary>SHA-256 of the secret in the link.</summary>
    public byte[] TokenHash { get; private init; } = [];

    /// <summary>New address of an e-mail change.</summary>
    public string? NewEmail { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset ExpiresAt { get; private init; }

    public DateTimeOffset? UsedAt { get; private init; }

    /// <summary>Creates a token and the secret for the link (256 random bits, never stored).</summary>
    public static (OneTimeToken Token, string Secret) Issue(
        Guid userId,
        TokenPurpose purpose,
        TimeProvider clock,
        string? newEmail = null
    )
    {
        var secret = RandomSecret.New();
        var now = clock.GetUtcNow();
        return (
            new OneTimeToken
            {
                Id = Ids.New(clock),
                UserId = userId,
                Purpose = purpose,
                TokenHash = RandomSecret.Hash(secret),
                NewEmail = newEmail,
                CreatedAt = now,
                ExpiresAt = now + LifeOf(purpose),
            },
            secret
        );
    }

    /// <summary>How long it is valid.</summary>
    public static TimeSpan LifeOf(TokenPurpose purpose) =>
        purpose switch
        {
            TokenPurpose.ConfirmEmail or TokenPurpose.OpenAccount => TimeSpan.FromHours(24),
            TokenPurpose.SecondFactor => TimeSpan.FromMinutes(5),
            _ => TimeSpan.FromHours(1),
        };
}

/// <summary>What it is for.</summary>
public enum TokenPurpose
{
    ConfirmEmail,
    ResetPassword,
    ChangeEmail,

    /// <summary>A guest becomes an account.</summary>
    OpenAccount,

    /// <summary>The password was right; a code completes the sign-in.</summary>
    SecondFactor,
}
