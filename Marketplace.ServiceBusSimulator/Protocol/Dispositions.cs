using Amqp;
using Amqp.Framing;
using Marketplace.ServiceBusSimulator.Queues;

namespace Marketplace.ServiceBusSimulator.Protocol;

/// <summary>Reads what a client wants done with a message it received.</summary>
internal static class Dispositions
{
    /// <returns>False: the lock is lost.</returns>
    internal static bool Apply(MessageQueue messages, Guid token, DeliveryState state) =>
        state switch
        {
            Accepted => messages.Settle(token, Settlement.Complete),
            Rejected rejected => messages.Settle(token, Settlement.DeadLetter, CauseOf(rejected)),
            Released => messages.Settle(token, Settlement.Release),
            Modified { UndeliverableHere: true } => throw new AmqpException(
                ErrorCode.NotImplemented,
                "The simulator does not defer messages."
            ),
            Modified => messages.Settle(token, Settlement.Abandon),
            _ => throw new AmqpException(ErrorCode.NotImplemented, $"The simulator does not know {state}."),
        };

    private static DeadLetterCause CauseOf(Rejected rejected) =>
        new(
            rejected.Error?.Info?[new Amqp.Types.Symbol(Symbols.DeadLetterReason)] as string ?? "",
            rejected.Error?.Info?[new Amqp.Types.Symbol(Symbols.DeadLetterDescription)] as string
        );
}
