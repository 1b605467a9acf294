using Marketplace.Foundation;
using Marketplace.Modules.Analytics;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Orders.Contracts;

namespace Marketplace.UnitTests.Analytics;

public sealed class SellerFaultTests
{
    [Theory]
    [InlineData(OrderActorType.Seller, "out_of_stock", true)]
    [InlineData(OrderActorType.Seller, null, true)]
    [InlineData(OrderActorType.Seller, OrderReasons.BuyerRequest, false)]
    [InlineData(OrderActorType.System, OrderReasons.ConfirmTimeout, true)]
    [InlineData(OrderActorType.System, OrderReasons.SoldOut, false)]
    [InlineData(OrderActorType.Buyer, null, false)]
    public void IsIn_ActorAndReason_TellsWhoseDoingItWas(OrderActorType by, string? reason, bool isFault)
    {
        var cancelled = new OrderCancelled
        {
            From = "placed",
            ActorType = WireName.Of(by),
            ReasonCode = reason,
        };

        Assert.Equal(isFault, SellerFault.IsIn(cancelled));
    }
}
