namespace Marketplace.Foundation;

/// <summary>What becomes of a delivered message.</summary>
public abstract record MessageDisposition
{
    private MessageDisposition() { }

    /// <summary>Handled, or nothing to do: the bus forgets it.</summary>
    public sealed record Complete : MessageDisposition;

    /// <summary>Back to the head of its session for another delivery.</summary>
    public sealed record Abandon : MessageDisposition;

    /// <summary>Back to the head of its session, which is given up, as if it had not been delivered: nothing
    /// counts.</summary>
    public sealed record Release : MessageDisposition;

    /// <summary>Dead-lettered, with the reason.</summary>
    /// <param name="Reason">A short stable word.</param>
    /// <param name="Description">What an operator needs to know.</param>
    public sealed record DeadLetter(string Reason, string Description) : MessageDisposition
    {
        /// <summary>The message is no event this product can read.</summary>
        public const string Unreadable = "unreadable";

        /// <summary>Its handler failed at every delivery.</summary>
        public const string HandlerFailed = "handler-failed";

        /// <summary>No version of the product that handles it came in time.</summary>
        public const string UnknownEvent = "unknown-event";
    }
}
