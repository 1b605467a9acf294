using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>Somebody in the part in which he acts on an order: the same person may buy here and sell there.</summary>
/// <param name="UserId">Null for the system.</param>
/// <param name="SellerId">The store acted for; null but for sellers.</param>
public sealed record OrderActor(OrderActorType Type, Guid? UserId, Guid? SellerId)
{
    public static readonly OrderActor System = new(OrderActorType.System, null, null);

    public static OrderActor Buyer(Actor actor) => new(OrderActorType.Buyer, actor.Id, null);

    /// <summary>Acts for a store; for a store the actor does not belong to, no order will be found.</summary>
    public static OrderActor Seller(Actor actor, Guid sellerId) =>
        new(OrderActorType.Seller, actor.Id, actor.MayActFor(sellerId) ? sellerId : Guid.Empty);
}

/// <summary>In which part somebody acts on an order.</summary>
public enum OrderActorType
{
    Buyer,
    Seller,
    Admin,
    System,
}
