using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Users;

/// <summary>A membership in an access token: the store's id and the role, for example
/// <c>0198f0c2-…-1f:owner</c>.</summary>
public static class StoreClaim
{
    internal static string Write(StoreMembership store) => $"{store.SellerId}:{store.Role}";

    /// <summary>Reads a membership; null if the claim has no role, as in tokens of earlier versions, so that it is
    /// looked up.</summary>
    public static StoreMembership? Read(string claim) =>
        claim.Split(':') is [var id, { Length: > 0 } role] && Guid.TryParse(id, out var sellerId)
            ? new(sellerId, role)
            : null;
}
