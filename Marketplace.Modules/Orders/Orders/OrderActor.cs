using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>The actor and the role they act in (buyer, seller, admin, system); the same person may buy here and sell
/// there.</summary>
/// <param name="UserId">Null for the system.</param>
/// <param name="SellerId">The store they act for; null unless they act as a seller.</param>
public sealed record OrderActor(OrderActorType Type, Guid? UserId, Guid? SellerId)
{
    public static readonly OrderActor System = new(OrderActorType.System, null, null);

    public static OrderActor Administrator(Actor actor) => new(OrderActorType.Admin, actor.Id, null);

    public static OrderActor Buyer(Actor actor) => new(OrderActorType.Buyer, actor.Id, null);

    /// <summary>Acts for a store; if the actor does not belong to it, no order will be found.</summary>
    public static OrderActor Seller(Actor actor, Guid sellerId) =>
        new(OrderActorType.Seller, actor.Id, actor.MayActFor(sellerId) ? sellerId : Guid.Empty);
}

/// <summary>The role in which an actor acts on an order.</summary>
public enum OrderActorType
{
    Buyer,
    Seller,
    Admin,
    System,
}
