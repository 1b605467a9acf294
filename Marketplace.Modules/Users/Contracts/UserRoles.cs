namespace Marketplace.Modules.Users.Contracts;

/// <summary>Roles a user can have in addition to being a buyer.</summary>
public static class UserRoles
{
    public const string Buyer = "buyer";
    public const string Seller = "seller";
    public const string Support = "support";
    public const string Admin = "admin";
}
