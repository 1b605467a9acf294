using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>A return with everything its viewer may see.</summary>
/// <param name="OrderNumber">Number of the order whose goods go back.</param>
/// <param name="ReturnCode">What the buyer gives the carrier; null until the return is approved.</param>
/// <param name="DecideBy">When the seller, or support for a contested return, must have decided; null in other
/// statuses.</param>
/// <param name="SendBy">When the buyer must have sent the goods; null unless the return is approved.</param>
/// <param name="Refund">Null until the return is accepted.</param>
/// <param name="Actions">The commands the viewer can issue now.</param>
public sealed record ReturnView(
    Guid Id,
    string Number,
    Guid OrderId,
    string OrderNumber,
    SellerRef Seller,
    ReturnKind Kind,
    ReturnStatus Status,
    string? ReturnCode,
    string? Carrier,
    string? TrackingNumber,
    IReadOnlyList<ReturnLineView> Lines,
    DateTimeOffset RequestedAt,
    DateTimeOffset? DecideBy,
    DateTimeOffset? SendBy,
    DateTimeOffset? ReceivedAt,
    DateTimeOffset? AcceptedAt,
    ReturnRefundView? Refund,
    IReadOnlyList<ReturnEventView> Events,
    IReadOnlyList<ReturnCommand> Actions
)
{
    /// <summary>What the seller shows of what they object to.</summary>
    public IReadOnlyList<FileView> ObjectionPhotos { get; init; } = [];

    /// <summary>Account of the buyer; null unless the viewer is support or an administrator.</summary>
    public Guid? BuyerId { get; init; }
}

/// <summary>Units of an order line in a return.</summary>
/// <param name="LineId">The line of the order.</param>
/// <param name="AcceptedQuantity">Null until somebody has decided, as the next two.</param>
/// <param name="ResellableQuantity">Accepted units that went back into stock.</param>
/// <param name="Amount">What the buyer gets back for the accepted units.</param>
public sealed record ReturnLineView(
    Guid LineId,
    string Title,
    IReadOnlyDictionary<string, string> Options,
    PictureView? Image,
    int Quantity,
    string ReasonCode,
    string? Note,
    int? AcceptedQuantity,
    int? ResellableQuantity,
    Money? Amount
)
{
    /// <summary>Photos of the buyer.</summary>
    public IReadOnlyList<FileView> Photos { get; init; } = [];
}

/// <summary>The money of an accepted return.</summary>
/// <param name="Total">Of the lines, and the delivery fee where it is due.</param>
/// <param name="IbanMasked">Masked account of the buyer; null when the money goes back to the card.</param>
/// <param name="BankReference">Of the transfer to that account; null until it is made.</param>
public sealed record ReturnRefundView(
    Money Total,
    ReturnRefundStatus Status,
    string? IbanMasked,
    string? BankReference,
    DateTimeOffset? PaidAt
);

/// <summary>Where the money of a return is.</summary>
public enum ReturnRefundStatus
{
    /// <summary>Promised; the payment provider is asked to pay it to the card.</summary>
    Promised,

    /// <summary>Due; an administrator transfers it to the buyer's account.</summary>
    Due,

    /// <summary>The buyer has it.</summary>
    Paid,
}

/// <summary>One event in a return's history.</summary>
/// <param name="Type">The command, or <c>request</c>.</param>
/// <param name="From">Null for the first event.</param>
public sealed record ReturnEventView(
    int Seq,
    string Type,
    ReturnStatus? From,
    ReturnStatus To,
    OrderActorType By,
    string? ReasonCode,
    string? Note,
    DateTimeOffset At
);

/// <summary>A return in a list.</summary>
/// <param name="Units">Total units of all lines.</param>
/// <param name="DueAt">The next deadline of the seller, the buyer or support; null when there is none.</param>
/// <param name="Refund">What the buyer gets back; null until the return is accepted.</param>
public sealed record ReturnSummary(
    Guid Id,
    string Number,
    Guid OrderId,
    string OrderNumber,
    SellerRef Seller,
    ReturnKind Kind,
    ReturnStatus Status,
    int Units,
    Money? Refund,
    DateTimeOffset RequestedAt,
    DateTimeOffset? DueAt
);

/// <summary>What can be returned of an order.</summary>
/// <param name="Until">When the return window ends; null while the order is not delivered.</param>
public sealed record ReturnableOrder(DateTimeOffset? Until, IReadOnlyList<ReturnableLine> Lines);

/// <summary>What can be returned of a line.</summary>
/// <param name="Quantity">Units; 0 when the window has closed, or when all are given back or in a return.</param>
/// <param name="Withdrawable">False where the product can only be returned for a fault.</param>
public sealed record ReturnableLine(Guid LineId, string Title, int Quantity, bool Withdrawable);
