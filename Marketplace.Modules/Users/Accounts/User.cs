using System.Security.Cryptography;
using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Users;

/// <summary>A user account. Every user can buy; some are store members, a few are administrators.</summary>
/// <remarks>Failed sign-ins do not change the version (see <see cref="UserRepository"/>), so that a stranger's guesses
/// never invalidate the owner's ETag.</remarks>
public sealed class User : Entity
{
    private User() { }

    /// <summary>Trimmed, lower-cased, at most 254 characters, unique.</summary>
    public string Email { get; private set; } = "";

    /// <summary>Null until the owner of the mailbox has followed a link.</summary>
    public DateTimeOffset? EmailConfirmedAt { get; private set; }

    /// <summary>Identity version 3 (PBKDF2).</summary>
    public string PasswordHash { get; private set; } = "";

    public string DisplayName { get; private set; } = "";

    /// <summary>E.164, null when not given.</summary>
    public string? Phone { get; private set; }

    public Language Language { get; private set; } = Language.Default;

    public UserStatus Status { get; private set; }

    /// <summary>Granted roles; buyer and seller are not granted but follow from being a user and a store
    /// member.</summary>
    public string[] Roles { get; private set; } = [];

    /// <summary>Wrong passwords since the last successful sign-in.</summary>
    public int FailedCount { get; private set; }

    /// <summary>Until this instant even the correct password is refused; null when not locked.</summary>
    public DateTimeOffset? LockedUntil { get; private set; }

    /// <summary>Changes whenever all tokens issued so far must become invalid.</summary>
    public string SecurityStamp { get; private set; } = NewStamp();

    public DateTimeOffset TosAcceptedAt { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Neither erased nor a guest: it can have roles.</summary>
    public bool IsAccount => Status is UserStatus.Active or UserStatus.Disabled;

    public bool IsEmailConfirmed => EmailConfirmedAt is not null;

    /// <summary>Creates an account with an unconfirmed e-mail address.</summary>
    public static User Register(Guid id, NewAccount account, string passwordHash, DateTimeOffset now) =>
        new()
        {
            Id = id,
            Email = account.Email,
            PasswordHash = passwordHash,
            DisplayName = account.DisplayName,
            Phone = account.Phone,
            Language = account.Language,
            TosAcceptedAt = now,
            CreatedAt = now,
        };

    /// <summary>Somebody who buys without an account.</summary>
    internal static User BuyingAsGuest(Guid id, NewGuest guest, DateTimeOffset now) =>
        new()
        {
            Id = id,
            Email = guest.Email,
            DisplayName = guest.FullName,
            Phone = guest.Phone,
            Language = guest.Language,
            Status = UserStatus.Guest,
            TosAcceptedAt = now,
            CreatedAt = now,
        };

    /// <summary>Turns a guest into an account, whose mailbox has just been proven.</summary>
    internal void OpenAccount(string passwordHash, DateTimeOffset now)
    {
        Status = UserStatus.Active;
        TosAcceptedAt = now;
        ConfirmEmail(now);
        ChangePassword(passwordHash);
    }

    public bool IsLockedAt(DateTimeOffset now) => LockedUntil > now;

    /// <summary>Repeat: keeps the first timestamp.</summary>
    public void ConfirmEmail(DateTimeOffset now) => EmailConfirmedAt ??= now;

    /// <summary>Null leaves a value unchanged; an empty phone removes it.</summary>
    public void ChangeProfile(string? displayName, string? phone, Language? language)
    {
        DisplayName = displayName ?? DisplayName;
        Phone =
            phone is null ? Phone
            : phone.Length == 0 ? null
            : phone;
        Language = language ?? Language;
    }

    /// <summary>Sets a new password, invalidates all issued tokens and ends a lock.</summary>
    public void ChangePassword(string passwordHash)
    {
        PasswordHash = passwordHash;
        Unlock();
        RotateStamp();
    }

    /// <summary>Stores the same password rehashed with the current parameters.</summary>
    public void Rehash(string passwordHash) => PasswordHash = passwordHash;

    /// <summary>Switches the account to a new address whose ownership was just proven.</summary>
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

    /// <summary>Sets the granted roles; tokens with other roles become invalid.</summary>
    /// <returns>False when the roles did not change.</returns>
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
