using Amqp.Framing;
using Amqp.Types;

namespace Marketplace.ServiceBusSimulator.Protocol;

/// <summary>The names Service Bus gives to what AMQP leaves open.</summary>
internal static class Symbols
{
    internal const string SaslMechanism = "MSSBCBS";

    /// <summary>The message format of a batch: each data section is a message.</summary>
    internal const uint BatchFormat = 0x80013700;

    internal static readonly Symbol SessionFilter = "com.microsoft:session-filter";
    internal static readonly Symbol LockedUntilUtc = "com.microsoft:locked-until-utc";
    internal static readonly Symbol Timeout = "com.microsoft:timeout";

    internal static readonly Symbol SequenceNumber = "x-opt-sequence-number";
    internal static readonly Symbol EnqueuedTime = "x-opt-enqueued-time";
    internal static readonly Symbol LockedUntil = "x-opt-locked-until";

    internal const string DeadLetterReason = "DeadLetterReason";
    internal const string DeadLetterDescription = "DeadLetterErrorDescription";

    internal const string MessageLockLost = "com.microsoft:message-lock-lost";
    internal const string SessionLockLost = "com.microsoft:session-lock-lost";
    internal const string SessionCannotBeLocked = "com.microsoft:session-cannot-be-locked";

    internal static Error ErrorOf(Symbol condition, string description) => new(condition) { Description = description };
}
