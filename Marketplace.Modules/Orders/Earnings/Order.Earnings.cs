using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.Modules.Orders;

/// <content>When what a card order earns becomes payable.</content>
public sealed partial class Order
{
    /// <summary>When the earnings became payable; null before, for a cash order, and for an order that an earlier
    /// version
    /// completed.</summary>
    public DateTimeOffset? PayableAt { get; private set; }

    /// <summary>Whether refunds come out of the store's payable balance.</summary>
    public bool IsPayable => PayableAt is not null || Status == OrderStatus.Completed;

    /// <summary>The order as its earnings see it.</summary>
    internal EarningOrder Earning => new(Id, SellerId, Total, new(TaxTotalMinor, Currency), Refunded);

    /// <summary>Records that the earnings are payable from now on.</summary>
    internal void NotePayable(DateTimeOffset now) => PayableAt ??= now;
}
