namespace Marketplace.ServiceBusSimulator.Queues;

/// <summary>What becomes of a locked message.</summary>
internal enum Settlement
{
    /// <summary>It is done with and leaves the queue.</summary>
    Complete,

    /// <summary>It is available again, and the delivery counts.</summary>
    Abandon,

    /// <summary>It is available again as if it had not been delivered.</summary>
    Release,

    /// <summary>It goes to the dead letters.</summary>
    DeadLetter,
}
