namespace Marketplace.Api.Http;

/// <summary>Names of the authorisation policies; every endpoint names one or says AllowAnonymous.</summary>
public static class Permissions
{
    /// <summary>Any signed-in user.</summary>
    public const string SignedIn = "signed-in";

    /// <summary>A member of the store in the route value <c>sellerId</c>; to others the store's things do not exist
    /// (404).</summary>
    public const string SellerMember = "seller:member";

    /// <summary>The owner of the store in the route value <c>sellerId</c>.</summary>
    public const string SellerOwner = "seller:owner";

    /// <summary>Support or administrator: reads.</summary>
    public const string Support = "support";

    /// <summary>Administrator: reads and writes, each write audited.</summary>
    public const string Admin = "admin";
}
