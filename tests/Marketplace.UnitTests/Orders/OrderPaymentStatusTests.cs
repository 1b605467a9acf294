using Marketplace.Modules.Orders;

namespace Marketplace.UnitTests.Orders;

public sealed class OrderPaymentStatusTests
{
    [Theory]
    [InlineData(PaymentMethod.Card, OrderStatus.PendingPayment, false, 0, OrderPaymentStatus.Pending)]
    [InlineData(PaymentMethod.Card, OrderStatus.Expired, false, 0, OrderPaymentStatus.Unpaid)]
    [InlineData(PaymentMethod.Card, OrderStatus.Cancelled, false, 0, OrderPaymentStatus.Unpaid)]
    [InlineData(PaymentMethod.Card, OrderStatus.Cancelled, true, 0, OrderPaymentStatus.Paid)]
    [InlineData(PaymentMethod.Card, OrderStatus.Cancelled, true, 100, OrderPaymentStatus.Refunded)]
    [InlineData(PaymentMethod.Card, OrderStatus.Shipped, true, 40, OrderPaymentStatus.PartiallyRefunded)]
    [InlineData(PaymentMethod.Card, OrderStatus.Placed, true, 0, OrderPaymentStatus.Paid)]
    [InlineData(PaymentMethod.CashOnDelivery, OrderStatus.Placed, false, 0, OrderPaymentStatus.CodDue)]
    [InlineData(PaymentMethod.CashOnDelivery, OrderStatus.Shipped, false, 0, OrderPaymentStatus.CodDue)]
    [InlineData(PaymentMethod.CashOnDelivery, OrderStatus.Delivered, false, 0, OrderPaymentStatus.CodCollected)]
    [InlineData(PaymentMethod.CashOnDelivery, OrderStatus.Completed, false, 0, OrderPaymentStatus.CodCollected)]
    [InlineData(PaymentMethod.CashOnDelivery, OrderStatus.Rejected, false, 0, OrderPaymentStatus.Unpaid)]
    public void PaymentStatusOf_EachCase_IsDerived(
        PaymentMethod method,
        OrderStatus status,
        bool isPaid,
        long refunded,
        OrderPaymentStatus expected
    ) => Assert.Equal(expected, Order.PaymentStatusOf(method, status, isPaid, refunded, 100));

    [Fact]
    public void PaymentStatusOf_Purchase_TakesItsOrdersTogether()
    {
        Assert.Equal(
            OrderPaymentStatus.Paid,
            Purchase.PaymentStatusOf([OrderPaymentStatus.Paid, OrderPaymentStatus.Paid])
        );
        Assert.Equal(
            OrderPaymentStatus.PartiallyRefunded,
            Purchase.PaymentStatusOf([OrderPaymentStatus.Paid, OrderPaymentStatus.Refunded])
        );
        Assert.Equal(
            OrderPaymentStatus.CodDue,
            Purchase.PaymentStatusOf([OrderPaymentStatus.CodDue, OrderPaymentStatus.CodCollected])
        );
        Assert.Equal(
            OrderPaymentStatus.CodCollected,
            Purchase.PaymentStatusOf([OrderPaymentStatus.Unpaid, OrderPaymentStatus.CodCollected])
        );
    }
}
