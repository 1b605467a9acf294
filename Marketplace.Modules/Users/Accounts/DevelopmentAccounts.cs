namespace Marketplace.Modules.Users;

/// <summary>The accounts that a development instance makes for its developer; no deployment has them.</summary>
public static class DevelopmentAccounts
{
    /// <summary>What the accounts are for, and the names of their addresses.</summary>
    /// <remarks><c>admin2</c> is a second administrator: whoever proposes an adjustment or makes a bank file needs
    /// another one to approve it or to record the bank's answer.</remarks>
    public static IReadOnlyList<string> Roles { get; } = ["admin", "admin2", "seller", "buyer"];

    /// <summary>The e-mail address of a role's account.</summary>
    public static string Email(string role) => $"{role}@marketplace.test";
}
