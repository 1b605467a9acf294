namespace Marketplace.Modules.Orders;

/// <summary>A message about an order; its words never change, but support can hide them.</summary>
public sealed class OrderMessage
{
    public const int MaxLength = 1000;
    public const int MaxReasonLength = 500;

    public Guid Id { get; init; }

    /// <summary>The thread, which has the order's id.</summary>
    public Guid ThreadId { get; init; }

    /// <summary>1, 2, 3 … within the thread.</summary>
    public int Seq { get; init; }

    public MessageSide From { get; init; }

    public Guid SenderId { get; init; }

    /// <summary>Plain text, contact data already replaced.</summary>
    public required string Body { get; init; }

    /// <summary>Contact data was replaced in it.</summary>
    public bool HadContactData { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Null unless support has hidden it.</summary>
    public DateTimeOffset? HiddenAt { get; private set; }

    public Guid? HiddenBy { get; private set; }

    /// <summary>Why it is hidden, shown in its place.</summary>
    public string? HiddenReason { get; private set; }

    /// <summary>Hides the words from buyer and store. Repeat: keeps the first reason.</summary>
    /// <returns>Whether it was visible before.</returns>
    internal bool Hide(Guid by, string reason, DateTimeOffset now)
    {
        if (HiddenAt is not null)
            return false;
        (HiddenAt, HiddenBy, HiddenReason) = (now, by, reason);
        return true;
    }
}
