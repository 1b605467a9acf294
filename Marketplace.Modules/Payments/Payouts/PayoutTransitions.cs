using Marketplace.Foundation;
using static Marketplace.Modules.Payments.PayoutStatus;

namespace Marketplace.Modules.Payments;

/// <summary>The state machine of payouts: anything not in the table is refused.</summary>
internal static class PayoutTransitions
{
    public static readonly IReadOnlyList<(PayoutStatus From, PayoutStatus To)> Table =
    [
        (Pending, Sent),
        (Pending, Cancelled),
        (Sent, Paid),
        (Sent, Failed),
        (Sent, Returned),
        (Paid, Returned),
    ];

    /// <summary>Whose money is still on its way.</summary>
    public static readonly IReadOnlyList<PayoutStatus> Open = [Pending, Sent];

    public static bool IsAllowed(PayoutStatus from, PayoutStatus to) => Table.Contains((from, to));

    /// <summary>Whether the money is owed again.</summary>
    public static bool IsBack(PayoutStatus status) => status is Failed or Returned or Cancelled;

    public static Error Refusal(PayoutStatus from, PayoutStatus to) =>
        PayoutErrors.InvalidTransition.With(
            ("from", WireName.Of(from)),
            ("to", WireName.Of(to)),
            ("allowed", Table.Where(t => t.From == from).Select(t => WireName.Of(t.To)).ToArray())
        );
}
