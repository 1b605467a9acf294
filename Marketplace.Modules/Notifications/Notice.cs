using Marketplace.Foundation;

namespace Marketplace.Modules.Notifications;

/// <summary>What somebody is to be told of an event.</summary>
/// <param name="To">Who is told.</param>
/// <param name="Dress">What only the mail shows; null for nothing.</param>
internal sealed record Notice(
    EventContext Context,
    Addressee To,
    Message Message,
    MessageValues Values,
    MailDress? Dress = null
);

/// <summary>A user, or the owner of a store.</summary>
internal readonly record struct Addressee
{
    private Addressee(Guid? userId, Guid? sellerId) => (UserId, SellerId) = (userId, sellerId);

    /// <summary>Null for the owner of a store.</summary>
    public Guid? UserId { get; }

    /// <summary>Null for a user.</summary>
    public Guid? SellerId { get; }

    public static Addressee User(Guid id) => new(id, null);

    public static Addressee OwnerOf(Guid sellerId) => new(null, sellerId);
}
