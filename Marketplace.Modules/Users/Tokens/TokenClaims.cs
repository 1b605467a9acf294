namespace Marketplace.Modules.Users;

/// <summary>Claims of an access token.</summary>
public static class TokenClaims
{
    public const string Audience = "marketplace";

    /// <summary>The user's id.</summary>
    public const string Subject = "sub";

    /// <summary>The session the token belongs to.</summary>
    public const string Session = "sid";

    public const string Roles = "roles";

    /// <summary>Stores the user is a member of, each with their role (<see cref="StoreClaim"/>).</summary>
    public const string Sellers = "sellers";

    /// <summary>The user's security stamp when the token was issued.</summary>
    public const string Stamp = "stamp";

    public const string EmailConfirmed = "email_confirmed";
}
