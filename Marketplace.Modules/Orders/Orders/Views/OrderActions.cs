using Marketplace.Modules.Sellers.Contracts;
using static Marketplace.Modules.Orders.OrderActorType;

namespace Marketplace.Modules.Orders;

/// <summary>Something that a party can do while a condition holds.</summary>
/// <param name="Scope">What a member of the store needs for it; null for buyers and administrators.</param>
/// <param name="IsSupports">Support staff can do it, not only administrators.</param>
internal sealed record OrderActionRule(
    OrderAction Action,
    OrderActorType By,
    string? Scope,
    Func<OrderSituation, bool> IsPossible,
    bool IsSupports = false
);

/// <summary>Who can do what with an order, and when: the one list behind the <c>actions</c> that clients see.</summary>
/// <remarks>An action that is offered is not refused, and one that is not offered is; a test walks through both. Steps
/// of the whole order follow <see cref="OrderTransitions"/>.</remarks>
internal static class OrderActions
{
    private const string Write = SellerScopes.OrdersWrite;

    public static readonly IReadOnlyList<OrderActionRule> Table =
    [
        new(OrderAction.Confirm, Seller, Write, s => s.Can(OrderCommand.Confirm) && s.StoreMaySell),
        new(OrderAction.Reject, Seller, Write, s => s.Can(OrderCommand.Reject)),
        new(OrderAction.Cancel, Seller, Write, s => s.Can(OrderCommand.Cancel)),
        new(OrderAction.CancelUnits, Seller, Write, s => s.CanCancelUnits),
        new(OrderAction.Pack, Seller, Write, s => s.CanPack),
        new(OrderAction.Ship, Seller, Write, s => s.Can(OrderCommand.Ship) && s.HasOpenUnits),
        new(
            OrderAction.Deliver,
            Seller,
            Write,
            s => s.Can(OrderCommand.Deliver) && s.HasUnderway(ParcelStatus.Shipped)
        ),
        new(OrderAction.Refund, Seller, Write, s => s.CanRefund),
        new(OrderAction.SendMessage, Seller, SellerScopes.MessagesWrite, s => s.IsPlaced),
        new(OrderAction.SetInvoiceLink, Seller, Write, s => s.IsPlaced),
        new(OrderAction.Cancel, Buyer, null, s => s.Can(OrderCommand.Cancel)),
        new(OrderAction.CancelRequest, Buyer, null, s => s.Can(OrderCommand.CancelRequest)),
        // Only the buyer knows that a parcel arrived after all.
        new(
            OrderAction.ConfirmReceipt,
            Buyer,
            null,
            s => s.Can(OrderCommand.ConfirmReceipt) && s.HasUnderway(ParcelStatus.Shipped, ParcelStatus.Undelivered)
        ),
        new(OrderAction.Accept, Buyer, null, s => s.Can(OrderCommand.Accept)),
        new(OrderAction.RequestReturn, Buyer, null, s => s.CanReturn),
        new(OrderAction.SendMessage, Buyer, null, s => s.IsPlaced),
        new(OrderAction.Cancel, Admin, null, s => s.Can(OrderCommand.Cancel)),
        new(OrderAction.Refund, Admin, null, s => s.CanRefund),
        new(OrderAction.SendMessage, Admin, null, s => s.IsPlaced, IsSupports: true),
    ];

    // The endpoints behind a guest's link have none of these.
    private static readonly OrderAction[] AccountsOnly = [OrderAction.Accept, OrderAction.SendMessage];

    /// <summary>What the viewer can do now, in the order of the table.</summary>
    public static IReadOnlyList<OrderAction> Of(OrderSituation situation)
    {
        var viewer = situation.Viewer;
        return
        [
            .. Table
                .Where(rule => rule.By == viewer.Type && (rule.Scope is null || viewer.Has(rule.Scope)))
                .Where(rule => !viewer.IsSupportOnly || rule.IsSupports)
                .Where(rule => !viewer.IsGuest || !AccountsOnly.Contains(rule.Action))
                .Where(rule => rule.IsPossible(situation))
                .Select(rule => rule.Action),
        ];
    }
}
