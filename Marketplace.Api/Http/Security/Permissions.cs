namespace Marketplace.Api.Http;

/// <summary>Names of the authorization policies; every endpoint uses one of them or AllowAnonymous.</summary>
public static class Permissions
{
    /// <summary>Any signed-in user.</summary>
    public const string SignedIn = "signed-in";

    /// <summary>A member of the store in the route value <c>sellerId</c>; others get 404.</summary>
    public const string SellerMember = "seller:member";

    /// <summary>The owner of the store in the route value <c>sellerId</c>.</summary>
    public const string SellerOwner = "seller:owner";

    /// <summary>Support staff or administrators: reads, and the few acts of docs/administration.md.</summary>
    public const string Support = "support";

    /// <summary>Administrators; read and write, each write audited.</summary>
    public const string Admin = "admin";
}
