using Marketplace.Foundation;

namespace Marketplace.Modules.Orders.Contracts;

/// <summary>A return was requested or changed status.</summary>
public abstract record ReturnMoved : IIntegrationEvent
{
    public Guid ReturnId { get; init; }

    public Guid OrderId { get; init; }

    public Guid SellerId { get; init; }

    public Guid BuyerId { get; init; }

    /// <summary>The human-readable number of the return.</summary>
    public string Number { get; init; } = "";

    /// <summary>For example <c>withdrawal</c> or <c>defective</c>.</summary>
    public string Kind { get; init; } = "";

    public IReadOnlyList<ReturnEventLine> Lines { get; init; } = [];

    /// <summary>What the buyer gets back; zero before the return is accepted.</summary>
    public Money Refund { get; init; }

    /// <summary>buyer, seller, admin or system.</summary>
    public string ActorType { get; init; } = "";

    /// <summary>Why, if a reason was given.</summary>
    public string? ReasonCode { get; init; }

    public string Subject => ReturnId.ToString();

    /// <summary>The time the return itself records for this step.</summary>
    public DateTimeOffset At { get; init; }
}

/// <summary>Units of an order line in a return.</summary>
/// <param name="Accepted">Null until somebody has decided.</param>
public sealed record ReturnEventLine(Guid OrderLineId, int Quantity, int? Accepted);

/// <summary>A buyer requested a return.</summary>
[EventName("marketplace.orders.return-requested.v1")]
public sealed record ReturnRequested : ReturnMoved;

/// <summary>The goods may be sent back.</summary>
[EventName("marketplace.orders.return-approved.v1")]
public sealed record ReturnApproved : ReturnMoved
{
    /// <summary>What the buyer gives the carrier.</summary>
    public string ReturnCode { get; init; } = "";

    /// <summary>When the return expires if the goods are not sent.</summary>
    public DateTimeOffset? SendBy { get; init; }
}

/// <summary>The seller does not take the goods back.</summary>
[EventName("marketplace.orders.return-rejected.v1")]
public sealed record ReturnRejected : ReturnMoved;

/// <summary>The buyer changed their mind.</summary>
[EventName("marketplace.orders.return-cancelled.v1")]
public sealed record ReturnCancelled : ReturnMoved;

/// <summary>The buyer gave the goods to a carrier.</summary>
[EventName("marketplace.orders.return-handed-over.v1")]
public sealed record ReturnHandedOver : ReturnMoved;

/// <summary>The goods were not sent in time.</summary>
[EventName("marketplace.orders.return-expired.v1")]
public sealed record ReturnExpired : ReturnMoved;

/// <summary>The seller has the goods.</summary>
[EventName("marketplace.orders.return-received.v1")]
public sealed record ReturnReceived : ReturnMoved;

/// <summary>The return was accepted, in whole or in part; the refund is promised.</summary>
[EventName("marketplace.orders.return-accepted.v1")]
public sealed record ReturnAccepted : ReturnMoved
{
    /// <summary>Whether the money goes to a bank account, by hand.</summary>
    public bool ByBank { get; init; }
}

/// <summary>The seller does not accept what arrived; support decides.</summary>
[EventName("marketplace.orders.return-contested.v1")]
public sealed record ReturnContested : ReturnMoved;

/// <summary>Support decided for the seller.</summary>
[EventName("marketplace.orders.return-refused.v1")]
public sealed record ReturnRefused : ReturnMoved;

/// <summary>The buyer has the money.</summary>
[EventName("marketplace.orders.return-refunded.v1")]
public sealed record ReturnRefunded : ReturnMoved
{
    /// <summary>Whether the money went to a bank account; otherwise the card got it.</summary>
    public bool ByBank { get; init; }
}

/// <summary>The buyer's bank sent the money of a cash order's return back; it is owed again.</summary>
[EventName("marketplace.orders.return-money-back.v1")]
public sealed record ReturnMoneyBack : ReturnMoved;
