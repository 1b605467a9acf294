using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Products;

/// <summary>Who may touch a store's catalog and stock: its members, and the system itself.</summary>
internal static class StoreAccess
{
    /// <summary>To everybody else the store's things do not exist.</summary>
    public static bool MayKeepShop(this Actor actor, Guid sellerId) => actor.IsSystem || actor.MayActFor(sellerId);
}
