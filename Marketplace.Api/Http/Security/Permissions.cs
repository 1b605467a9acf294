namespace Marketplace.Api.Http;

/// <summary>Names of the authorization policies; every endpoint uses one of them or AllowAnonymous.</summary>
public static class Permissions
{
    /// <summary>Any signed-in user.</summary>
    public const string SignedIn = "signed-in";

    /// <summary>Any signed-in user, or a guest with the token of a cart; whether guests may buy is a setting of the
    /// Orders module.</summary>
    public const string Buyer = "buyer";

    /// <summary>Any member of the store in the route value <c>sellerId</c>, whatever their role; others get
    /// 404.</summary>
    public const string SellerMember = "seller";

    /// <summary>Support staff or administrators: reads, and the few acts of docs/administration.md.</summary>
    public const string Support = "support";

    /// <summary>Administrators; read and write, each write audited.</summary>
    public const string Admin = "admin";

    private const string ScopePrefix = SellerMember + ":";

    /// <summary>Members of the store in the route value <c>sellerId</c> whose role has this scope. Other members get
    /// 403 <c>auth.scope_missing</c>, everybody else 404.</summary>
    /// <param name="scope">One of <see cref="Modules.Sellers.Contracts.SellerScopes"/>.</param>
    public static string Seller(string scope) => ScopePrefix + scope;

    /// <summary>The scope that a policy asks for; null for other policies.</summary>
    public static string? ScopeOf(string? policy) =>
        policy?.StartsWith(ScopePrefix, StringComparison.Ordinal) == true ? policy[ScopePrefix.Length..] : null;
}
