using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>Publishes the steps of returns as integration events.</summary>
internal sealed class PublishReturnEventsHandler(EventOutbox outbox) : IDomainEventHandler<ReturnStatusChanged>
{
    public Task HandleAsync(ReturnStatusChanged domainEvent, CancellationToken cancellationToken)
    {
        outbox.Add(EventOf(domainEvent));
        return Task.CompletedTask;
    }

    private static IIntegrationEvent EventOf(ReturnStatusChanged change)
    {
        var byBank = change.Return.Account is not null;
        return change.To switch
        {
            ReturnStatus.Requested => Moved<ReturnRequested>(change),
            ReturnStatus.Approved => Moved<ReturnApproved>(change) with
            {
                ReturnCode = change.Return.ReturnCode ?? "",
                SendBy = change.Return.DueAt,
            },
            ReturnStatus.Rejected => Moved<ReturnRejected>(change),
            ReturnStatus.Cancelled => Moved<ReturnCancelled>(change),
            ReturnStatus.InTransit => Moved<ReturnHandedOver>(change),
            ReturnStatus.Expired => Moved<ReturnExpired>(change),
            ReturnStatus.Received => Moved<ReturnReceived>(change),
            ReturnStatus.Accepted when change.From == ReturnStatus.Refunded => Moved<ReturnMoneyBack>(change),
            ReturnStatus.Accepted => Moved<ReturnAccepted>(change) with { ByBank = byBank },
            ReturnStatus.Contested => Moved<ReturnContested>(change),
            ReturnStatus.Refused => Moved<ReturnRefused>(change),
            ReturnStatus.Refunded => Moved<ReturnRefunded>(change) with { ByBank = byBank },
            _ => throw new InvalidOperationException($"No event is defined for status {change.To}."),
        };
    }

    private static T Moved<T>(ReturnStatusChanged change)
        where T : ReturnMoved, new()
    {
        var moved = change.Return;
        return new()
        {
            ReturnId = moved.Id,
            OrderId = moved.OrderId,
            SellerId = moved.SellerId,
            BuyerId = moved.BuyerId,
            Number = moved.Number,
            Kind = WireName.Of(moved.Kind),
            Lines = [.. moved.Lines.Select(l => new ReturnEventLine(l.OrderLineId, l.Quantity, l.AcceptedQuantity))],
            Refund = moved.RefundTotal,
            ActorType = WireName.Of(change.By.Type),
            ReasonCode = change.ReasonCode,
            At = change.At,
        };
    }
}
