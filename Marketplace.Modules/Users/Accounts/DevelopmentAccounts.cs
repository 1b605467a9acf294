namespace Marketplace.Modules.Users;

/// <summary>The accounts that a development instance makes for its developer; no deployment has them.</summary>
public static class DevelopmentAccounts
{
    /// <summary>The roles that have an account each.</summary>
    public static IReadOnlyList<string> Roles { get; } = ["admin", "seller", "buyer"];

    /// <summary>The e-mail address of a role's account.</summary>
    public static string Email(string role) => $"{role}@marketplace.test";
}
