using System.Collections.Frozen;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>The actor and the role they act in (buyer, seller, admin, system); the same person may buy here and sell
/// there.</summary>
/// <param name="UserId">Null for the system.</param>
/// <param name="SellerId">The store they act for; null unless they act as a seller.</param>
public sealed record OrderActor(OrderActorType Type, Guid? UserId, Guid? SellerId)
{
    public static readonly OrderActor System = new(OrderActorType.System, null, null);

    /// <summary>Names of the scopes that a member of a store, or its API key, has there; none for others.</summary>
    public IReadOnlySet<string> Scopes { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Support staff: they read everything and write messages, but change no order.</summary>
    public bool IsSupportOnly { get; init; }

    /// <summary>A buyer without an account: no messages, and fewer commands.</summary>
    public bool IsGuest { get; init; }

    public static OrderActor Administrator(Actor actor) =>
        new(OrderActorType.Admin, actor.Id, null) { IsSupportOnly = !actor.IsAdmin };

    public static OrderActor Buyer(Actor actor) =>
        new(OrderActorType.Buyer, actor.Id, null) { IsGuest = actor.IsGuest };

    /// <summary>A buyer without an account, known by the link to their purchase.</summary>
    public static OrderActor Guest(Guid guestId) => new(OrderActorType.Buyer, guestId, null) { IsGuest = true };

    /// <summary>Acts for a store; if the actor does not belong to it, no order will be found.</summary>
    public static OrderActor Seller(Actor actor, Guid sellerId) =>
        new(OrderActorType.Seller, actor.Id, actor.MayActFor(sellerId) ? sellerId : Guid.Empty)
        {
            Scopes = actor.Scopes.GetValueOrDefault(sellerId) ?? FrozenSet<string>.Empty,
        };

    /// <summary>Whether the actor's role in the store has the scope; buyers and administrators need none.</summary>
    public bool Has(string scope) => Type != OrderActorType.Seller || Scopes.Contains(scope);
}

/// <summary>The role in which an actor acts on an order.</summary>
public enum OrderActorType
{
    Buyer,
    Seller,
    Admin,
    System,
}
