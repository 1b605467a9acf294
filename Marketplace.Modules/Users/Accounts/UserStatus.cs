namespace Marketplace.Modules.Users;

/// <summary>Whether an account may be used. A lock after wrong passwords is not a status: it expires by
/// itself.</summary>
public enum UserStatus
{
    Active,

    /// <summary>Disabled by an administrator.</summary>
    Disabled,

    /// <summary>Personal data removed permanently.</summary>
    Erased,

    /// <summary>Buys without an account: no password, no confirmed mailbox, no sign-in.</summary>
    Guest,
}
