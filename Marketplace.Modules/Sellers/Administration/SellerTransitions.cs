using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Modules.Sellers;

/// <summary>Allowed status transitions of a store; anything not listed is refused.</summary>
public static class SellerTransitions
{
    private static readonly Dictionary<(SellerStatus From, SellerCommand Command), SellerStatus> Table = new()
    {
        [(SellerStatus.Draft, SellerCommand.Submit)] = SellerStatus.Submitted,
        [(SellerStatus.Rejected, SellerCommand.Submit)] = SellerStatus.Submitted,
        [(SellerStatus.Submitted, SellerCommand.Approve)] = SellerStatus.Approved,
        [(SellerStatus.Submitted, SellerCommand.Reject)] = SellerStatus.Rejected,
        [(SellerStatus.Approved, SellerCommand.Suspend)] = SellerStatus.Suspended,
        [(SellerStatus.Suspended, SellerCommand.Reinstate)] = SellerStatus.Approved,
        [(SellerStatus.Draft, SellerCommand.Close)] = SellerStatus.Closed,
        [(SellerStatus.Submitted, SellerCommand.Close)] = SellerStatus.Closed,
        [(SellerStatus.Approved, SellerCommand.Close)] = SellerStatus.Closed,
        [(SellerStatus.Rejected, SellerCommand.Close)] = SellerStatus.Closed,
        [(SellerStatus.Suspended, SellerCommand.Close)] = SellerStatus.Closed,
    };

    /// <summary>The status a command leads to, or <c>seller.invalid_transition</c> with the allowed commands.</summary>
    internal static Result<SellerStatus> Next(SellerStatus from, SellerCommand command) =>
        Table.TryGetValue((from, command), out var to)
            ? to
            : SellerErrors.InvalidTransition.With(
                ("from", Name(from)),
                ("command", Name(command)),
                ("allowed", Allowed(from))
            );

    /// <summary>The commands allowed in a status.</summary>
    public static string[] Allowed(SellerStatus from) =>
        Table.Keys.Where(k => k.From == from).Select(k => Name(k.Command)).Order(StringComparer.Ordinal).ToArray();

    private static string Name<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}

/// <summary>Commands that change a store's status.</summary>
internal enum SellerCommand
{
    Submit,
    Approve,
    Reject,
    Suspend,
    Reinstate,
    Close,
}
