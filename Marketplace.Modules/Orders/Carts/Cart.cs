using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>What somebody means to buy, and what they have saved for later; of an account, or of a guest with a
/// token.</summary>
/// <remarks>It holds no stock and promises no price. At most <see cref="MaxItems"/> items to buy and as many saved
/// ones.</remarks>
public sealed class Cart : Entity
{
    public const int MaxItems = 50;

    public const int MaxQuantity = StartCheckout.MaxQuantity;

    private readonly List<CartItem> _items = [];

    private Cart() { }

    /// <summary>Whose cart it is; null for a guest's.</summary>
    public Guid? BuyerId { get; private init; }

    /// <summary>SHA-256 of the guest's token; null for the cart of an account.</summary>
    public byte[]? TokenHash { get; private init; }

    public CartStatus Status { get; private set; }

    /// <summary>The account's cart that took the items over; null unless merged.</summary>
    public Guid? MergedIntoId { get; private set; }

    /// <summary>The checkout that bought from it last; null while nothing was bought from it.</summary>
    /// <remarks>Written by <see cref="BoughtItems"/>.</remarks>
    public Guid? LastCheckoutId { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>When it ends, unless it is changed before.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    public IReadOnlyList<CartItem> Items => _items;

    internal static Cart OfBuyer(Guid id, Guid buyerId, CartClock time) =>
        new Cart { Id = id, BuyerId = buyerId }.At(time);

    internal static Cart OfGuest(Guid id, byte[] tokenHash, CartClock time) =>
        new Cart { Id = id, TokenHash = tokenHash }.At(time);

    public bool IsExpiredAt(DateTimeOffset now) => ExpiresAt <= now;

    /// <summary>Goes on with its items although its time was over.</summary>
    internal void Resume(CartClock time) => Change(time);

    /// <summary>Adds units; what goes beyond <see cref="MaxQuantity"/> is left out.</summary>
    /// <returns>Whether something was left out.</returns>
    /// <remarks>Errors: <c>cart.line_limit</c>. Units of a saved item make it one to buy.</remarks>
    internal Result<bool> Add(Guid variantId, int quantity, Money price, CartClock time)
    {
        if (Find(variantId) is not { } item)
        {
            return Insert(variantId, quantity, isSaved: false, price, time) is { Succeeded: false } full
                ? full.Error
                : false;
        }
        if (item.IsSaved && IsFull(isSaved: false))
            return LineLimit;
        var wanted = item.Quantity + quantity;
        item.Set(Math.Min(wanted, MaxQuantity), isSaved: false);
        item.See(price, time.Now);
        Change(time);
        return wanted > MaxQuantity;
    }

    /// <summary>Sets an item's quantity, and whether it is saved for later.</summary>
    /// <param name="isSaved">Null leaves it as it is.</param>
    /// <param name="price">Today's price; null when it has none, which only an item that is already there
    /// may.</param>
    /// <remarks>Errors: <c>cart.line_limit</c>.</remarks>
    internal Result Put(Guid variantId, int quantity, bool? isSaved, Money? price, CartClock time)
    {
        if (Find(variantId) is not { } item)
            return Insert(variantId, quantity, isSaved ?? false, price!.Value, time);
        var becomes = isSaved ?? item.IsSaved;
        if (becomes != item.IsSaved && IsFull(becomes))
            return LineLimit;
        item.Set(quantity, becomes);
        if (price is { } seen)
            item.See(seen, time.Now);
        Change(time);
        return Result.Success;
    }

    /// <summary>Removes an item; does nothing if it is not there.</summary>
    internal void Remove(Guid variantId, CartClock time)
    {
        if (_items.RemoveAll(i => i.VariantId == variantId) > 0)
            Change(time);
    }

    /// <summary>Takes a guest's items over: quantities are added up, and the price seen last is kept. The guest's cart
    /// is empty and closed afterwards.</summary>
    /// <remarks>An item that finds no room among those to buy is saved for later; one that finds none there either is
    /// left out.</remarks>
    internal CartNotices Absorb(Cart guest, CartClock time)
    {
        var (capped, leftOut) = (new HashSet<Guid>(), new List<Guid>());
        foreach (var theirs in guest._items.OrderBy(i => i.AddedAt).ThenBy(i => i.VariantId))
        {
            if (Find(theirs.VariantId) is { } ours)
            {
                if (ours.Absorb(theirs, canBuy: !ours.IsSaved || !IsFull(isSaved: false)))
                    capped.Add(theirs.VariantId);
            }
            else if (!IsFull(theirs.IsSaved))
            {
                _items.Add(theirs.CopyFor(Id, theirs.IsSaved));
            }
            else if (!IsFull(isSaved: true))
            {
                _items.Add(theirs.CopyFor(Id, isSaved: true));
            }
            else
            {
                leftOut.Add(theirs.VariantId);
            }
        }

        guest.Close(this, time);
        Change(time);
        return new(capped, leftOut);
    }

    private static Error LineLimit => OrderErrors.LineLimit.With(("maxLines", MaxItems), ("maxQuantity", MaxQuantity));

    private Result Insert(Guid variantId, int quantity, bool isSaved, Money price, CartClock time)
    {
        if (IsFull(isSaved))
            return LineLimit;
        _items.Add(CartItem.New(Id, variantId, quantity, isSaved, price, time.Now));
        Change(time);
        return Result.Success;
    }

    private void Close(Cart into, CartClock time)
    {
        _items.Clear();
        (Status, MergedIntoId) = (CartStatus.Merged, into.Id);
        Change(time);
    }

    private CartItem? Find(Guid variantId) => _items.Find(i => i.VariantId == variantId);

    private bool IsFull(bool isSaved) => _items.Count(i => i.IsSaved == isSaved) >= MaxItems;

    private void Change(CartClock time)
    {
        At(time);
        Touch();
    }

    private Cart At(CartClock time)
    {
        (UpdatedAt, ExpiresAt) = (time.Now, time.Now + time.Lifetime);
        return this;
    }
}

/// <summary>Status of a cart.</summary>
public enum CartStatus
{
    Active,

    /// <summary>A guest's cart that an account's has taken over.</summary>
    Merged,
}

/// <summary>When a cart is changed, and how long it then lasts.</summary>
internal sealed record CartClock(DateTimeOffset Now, TimeSpan Lifetime);

/// <summary>What a change could not do in full.</summary>
/// <param name="Capped">Variants whose quantity was cut to the most a cart takes.</param>
/// <param name="LeftOut">Variants of a merged cart for which there was no room.</param>
public sealed record CartNotices(IReadOnlySet<Guid> Capped, IReadOnlyList<Guid> LeftOut)
{
    public static readonly CartNotices None = new(new HashSet<Guid>(), []);

    internal static CartNotices Cut(params IEnumerable<Guid> variants) => new(variants.ToHashSet(), []);
}
