using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Sellers;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.IntegrationTests.Kit;

/// <summary>Members of a store beside its owner.</summary>
public static class MemberKit
{
    /// <summary>Somebody with a role in the owner's store, and an access token that tells of it.</summary>
    public static async Task<SignIn> MemberAsync(this MarketplaceApp app, SignIn owner, SellerRole role)
    {
        using var member = await app.BuyerAsync();
        await app.ExecuteAsync(
            "INSERT INTO sellers.seller_members (seller_id, user_id, role, joined_at) "
                + $"VALUES ('{owner.SellerId}', '{member.UserId}', '{role}', now())"
        );
        return member with { Client = await app.SignInAgainAsync(member), SellerId = owner.SellerId };
    }

    /// <summary>The owner of a store, as services see them.</summary>
    public static Actor AsActor(this SignIn owner) =>
        new(owner.UserId, new HashSet<string>(), new HashSet<Guid> { owner.SellerId }, true)
        {
            Scopes = new Dictionary<Guid, IReadOnlySet<string>> { [owner.SellerId] = SellerScopes.Of("owner") },
        };
}
