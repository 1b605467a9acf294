using Marketplace.Modules.Products.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>A file that somebody sent: a photo of a return, or a file of a message. Only the parties of the order and
/// support can read it.</summary>
/// <remarks>Its bytes never change. Once it is attached it is evidence and stays; before that it is deleted when its
/// time is over.</remarks>
public sealed class OrderFile
{
    /// <summary>Files of a message.</summary>
    public const int MaxOfMessage = 3;

    /// <summary>Photos of a line of a return, or of a seller's objection.</summary>
    public const int MaxOfReturnLine = 5;

    private OrderFile() { }

    public Guid Id { get; private init; }

    /// <summary>Account of whoever sent it; only they can attach it.</summary>
    public Guid UploaderId { get; private init; }

    /// <summary>Null until its bytes are stored.</summary>
    public string? ContentType { get; private set; }

    /// <summary>As it is kept; before that, as it was sent.</summary>
    public int Bytes { get; private set; }

    /// <summary>Pixels; null for a PDF.</summary>
    public int? Width { get; private set; }

    /// <summary>Pixels; null for a PDF.</summary>
    public int? Height { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>When its bytes are about to be deleted; null unless they are.</summary>
    public DateTimeOffset? PurgedAt { get; private set; }

    /// <summary>When it was attached to a message or a return; null if it is not.</summary>
    public DateTimeOffset? AttachedAt { get; private set; }

    /// <summary>Null unless it belongs to a message.</summary>
    public Guid? MessageId { get; private set; }

    /// <summary>Null unless it belongs to a return.</summary>
    public Guid? ReturnId { get; private set; }

    /// <summary>The line it shows; null for a seller's objection to the whole return.</summary>
    public Guid? OrderLineId { get; private set; }

    /// <summary>Zero-based position within the message, the line or the objection.</summary>
    public int Position { get; private set; }

    /// <summary>Where the bytes are kept.</summary>
    internal string Key => PrivateFileKey.Of(UploaderId, Id);

    internal bool IsPicture => Width is not null;

    internal bool IsReady => ContentType is not null && PurgedAt is null;

    internal static OrderFile Receive(Guid id, Guid uploaderId, int bytes, DateTimeOffset now) =>
        new()
        {
            Id = id,
            UploaderId = uploaderId,
            Bytes = bytes,
            CreatedAt = now,
        };

    internal void NoteStored(StoredFile stored) =>
        (ContentType, Bytes, Width, Height) = (stored.ContentType, stored.Bytes, stored.Width, stored.Height);

    internal void AttachToMessage(Guid messageId, int position, DateTimeOffset now) =>
        (MessageId, Position, AttachedAt) = (messageId, position, now);

    /// <param name="orderLineId">Null for a seller's objection.</param>
    internal void AttachToReturn(Guid returnId, Guid? orderLineId, int position, DateTimeOffset now) =>
        (ReturnId, OrderLineId, Position, AttachedAt) = (returnId, orderLineId, position, now);
}

/// <summary>What is kept of a file that was sent.</summary>
internal sealed record StoredFile(string ContentType, int Bytes, int? Width, int? Height);
