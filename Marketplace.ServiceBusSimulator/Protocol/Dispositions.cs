using Amqp;
using Amqp.Framing;
using Amqp.Types;
using Marketplace.ServiceBusSimulator.Queues;

namespace Marketplace.ServiceBusSimulator.Protocol;

/// <summary>Does with a received message what its client says.</summary>
internal static class Dispositions
{
    /// <param name="lost">The error when the lock is lost.</param>
    /// <returns>Why it could not be done; null when it was.</returns>
    internal static Error? Apply(MessageQueue messages, Guid token, DeliveryState state, Symbol lost)
    {
        (Settlement Settlement, DeadLetterCause? Cause)? wanted = state switch
        {
            Accepted => (Settlement.Complete, null),
            Rejected rejected => (Settlement.DeadLetter, CauseOf(rejected)),
            Released => (Settlement.Release, null),
            Modified { UndeliverableHere: false } => (Settlement.Abandon, null),
            _ => null,
        };
        if (wanted is not var (settlement, cause))
            return Symbols.ErrorOf(ErrorCode.NotImplemented, $"The simulator does not defer messages: {state}.");
        return messages.Settle(token, settlement, cause)
            ? null
            : Symbols.ErrorOf(lost, "The lock supplied is invalid: it expired, or the message was settled already.");
    }

    private static DeadLetterCause CauseOf(Rejected rejected) =>
        new(
            rejected.Error?.Info?[new Symbol(Symbols.DeadLetterReason)] as string ?? "",
            rejected.Error?.Info?[new Symbol(Symbols.DeadLetterDescription)] as string
        );
}
