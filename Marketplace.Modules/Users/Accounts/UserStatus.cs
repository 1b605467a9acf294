namespace Marketplace.Modules.Users;

/// <summary>Whether an account may be used. A lock after wrong passwords is not a status: it ends by itself.</summary>
public enum UserStatus
{
    Active,

    /// <summary>Closed by an administrator.</summary>
    Disabled,

    /// <summary>Without personal data, for good.</summary>
    Erased,
}
