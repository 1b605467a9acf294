using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Products;

/// <summary>Who may change a store's catalog and stock: its members and the system.</summary>
internal static class StoreAccess
{
    /// <summary>For everyone else the store's resources do not exist.</summary>
    public static bool MayKeepShop(this Actor actor, Guid sellerId) => actor.IsSystem || actor.MayActFor(sellerId);
}
