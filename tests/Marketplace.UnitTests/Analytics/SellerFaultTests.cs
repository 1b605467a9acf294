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
        var money = new Money(100, "TRY");
        Assert.Equal(
            isFault,
            SellerFault.IsIn(
                new OrderCancelled(Guid.Empty, Guid.Empty, Guid.Empty, "placed", WireName.Of(by), reason, money, money)
            )
        );
    }
}
