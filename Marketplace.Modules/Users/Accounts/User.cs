using System.Security.Cryptography;
using Marketplace.Foundation;

namespace Marketplace.Modules.Users;

/// <summary>A person with an account: every user may buy, some run stores, few administer.</summary>
/// <remarks>Failed sign-ins are counted beside the version (see <see cref="UserRepository"/>), so that a stranger's
/// guesses never make the owner's ETag stale.</remarks>
public sealed class User : Entity
{
    private User() { }

    /// <summary>Trimmed, lower case, at most 254 characters, unique.</summary>
    public string Email { get; private set; } = "";

    /// <summary>Null until the owner of the mailbox followed a link.</summary>
    public DateTimeOffset? EmailConfirmedAt { get; private set; }

    /// <summary>Identity version 3 (PBKDF2).</summary>
    public string PasswordHash { get; private set; } = "";

    public string DisplayName { get; private set; } = "";

    /// <summary>E.164, null when not given.</summary>
    public string? Phone { get; private set; }

    /// <summary><c>tr</c> or <c>en</c>.</summary>
    public string Locale { get; private set; } = "tr";

    public UserStatus Status { get; private set; }

    /// <summary>Granted roles beside buyer and seller, which follow from being a user and a member.</summary>
    public string[] Roles { get; private set; } = [];

    /// <summary>Wrong passwords since the last right one.</summary>
    public int FailedCount { get; private set; }

    /// <summary>Until when even the right password is refused; null when it is not.</summary>
    public DateTimeOffset? LockedUntil { get; private set; }

    /// <summary>Changes whenever every token issued so far must die.</summary>
    public string SecurityStamp { get; private set; } = NewStamp();

    public DateTimeOffset TosAcceptedAt { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public bool IsEmailConfirmed => EmailConfirmedAt is not null;

    /// <summary>Opens an account whose e-mail is not confirmed yet.</summary>
    public static User Register(Guid id, NewAccount account, string passwordHash, DateTimeOffset now) =>
        new()
        {
            Id = id,
            Email = account.Email,
            PasswordHash = passwordHash,
            DisplayName = account.DisplayName,
            Phone = account.Phone,
            Locale = account.Locale,
            TosAcceptedAt = now,
            CreatedAt = now,
        };

    public bool IsLockedAt(DateTimeOffset now) => LockedUntil > now;

    /// <summary>Repeat: keeps the first instant.</summary>
    public void ConfirmEmail(DateTimeOffset now) => EmailConfirmedAt ??= now;

    /// <summary>Null leaves a value; an empty phone removes it.</summary>
    public void ChangeProfile(string? displayName, string? phone, string? locale)
    {
        DisplayName = displayName ?? DisplayName;
        Phone =
            phone is null ? Phone
            : phone.Length == 0 ? null
            : phone;
        Locale = locale ?? Locale;
    }

    /// <summary>Sets another password; every token issued so far dies and a lock ends.</summary>
    public void ChangePassword(string passwordHash)
    {
        PasswordHash = passwordHash;
        Unlock();
        RotateStamp();
    }

    /// <summary>The same password under today's hash parameters.</summary>
    public void Rehash(string passwordHash) => PasswordHash = passwordHash;

    /// <summary>Moves the account to an address whose owner just proved to be the user.</summary>
    public void ChangeEmail(string email, DateTimeOffset now)
    {
        Email = email;
        EmailConfirmedAt = now;
        RotateStamp();
    }

    public void Disable()
    {
        Status = UserStatus.Disabled;
        RotateStamp();
    }

    public void Enable() => Status = UserStatus.Active;

    public void Unlock()
    {
        FailedCount = 0;
        LockedUntil = null;
    }

    public void Grant(string role)
    {
        if (Roles.Contains(role))
            return;
        Roles = [.. Roles, role];
        RotateStamp();
    }

    /// <summary>Sets the granted roles; tokens that say others die.</summary>
    /// <returns>False when they were the same.</returns>
    public bool SetRoles(IReadOnlyCollection<string> roles)
    {
        if (Roles.Length == roles.Count && roles.All(Roles.Contains))
            return false;
        Roles = [.. roles];
        RotateStamp();
        return true;
    }

    public void RotateStamp() => SecurityStamp = NewStamp();

    private static string NewStamp() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
