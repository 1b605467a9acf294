using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>Records on its return that a refund was paid back to the card.</summary>
/// <remarks>Money that the buyer's bank sends back to us later leaves the return as it is: the refund itself says so,
/// and is sent again.</remarks>
internal sealed class FollowReturnRefundHandler(IReturnRepository returns, ReturnTimePolicy clock)
    : IDomainEventHandler<OrderRefunded>
{
    public async Task HandleAsync(OrderRefunded domainEvent, CancellationToken cancellationToken)
    {
        var refund = domainEvent.Refund;
        if (
            refund.Reason.StartsWith(ReturnSettlementService.ReasonPrefix, StringComparison.Ordinal)
            && await returns.FindByRefundAsync(refund.RefundId, cancellationToken)
                is { Status: ReturnStatus.Accepted } found
        )
        {
            found.NoteRefunded(OrderActor.System, null, clock.Now, clock.Deadlines);
        }
    }
}
