using Marketplace.Modules.Orders;
using static Marketplace.UnitTests.Orders.OrderSamples;

namespace Marketplace.UnitTests.Orders;

public sealed class ContactMaskingTests
{
    private static readonly TimeSpan Days30 = TimeSpan.FromDays(30);

    [Theory]
    [InlineData(OrderStatus.PendingPayment, false)]
    [InlineData(OrderStatus.Placed, true)]
    [InlineData(OrderStatus.Confirmed, true)]
    [InlineData(OrderStatus.Shipped, true)]
    [InlineData(OrderStatus.Delivered, true)]
    [InlineData(OrderStatus.Completed, true)]
    [InlineData(OrderStatus.Rejected, false)]
    [InlineData(OrderStatus.Cancelled, false)]
    [InlineData(OrderStatus.Expired, false)]
    public void ShowsContactAt_EachState_OnlyWhileItIsNeeded(OrderStatus status, bool shows) =>
        Assert.Equal(shows, In(status).ShowsContactAt(Now, Days30));

    [Fact]
    public void ShowsContactAt_ThirtyDaysAfterCompletion_NoMore()
    {
        var order = In(OrderStatus.Completed);

        Assert.True(order.ShowsContactAt(Now + Days30 - TimeSpan.FromTicks(1), Days30));
        Assert.False(order.ShowsContactAt(Now + Days30, Days30));
    }

    [Fact]
    public void Masked_Always_KeepsOnlyWhereItWent()
    {
        var masked = Address.Masked();

        Assert.Equal(
            new DeliveryAddress("A*** N*** Y***", "***67", "***", null, "Kadıköy", "İstanbul", null, "TR"),
            masked
        );
    }
}
