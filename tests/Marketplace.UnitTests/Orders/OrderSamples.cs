using Marketplace.Modules.Orders;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.UnitTests.Orders;

/// <summary>Orders in every state, reached by legal steps only.</summary>
internal static class OrderSamples
{
    public static readonly DateTimeOffset Now = new(2026, 3, 14, 9, 26, 53, TimeSpan.Zero);
    public static readonly OrderDeadlines Deadlines = OrderDeadlines.From(new OrdersOptions());
    public static readonly Guid SellerId = Guid.CreateVersion7(Now);
    public static readonly Actor Buyer = new(
        Guid.CreateVersion7(Now),
        new HashSet<string>(),
        new HashSet<Guid>(),
        true
    );
    public static readonly DeliveryAddress Address = new(
        "Ayşe Nur Yılmaz",
        "+905321234567",
        "Bağdat Cad. 1",
        "D: 3",
        "Kadıköy",
        "İstanbul",
        "34710",
        "TR"
    );

    public static OrderActor Party(OrderActorType type) =>
        new(type, type == OrderActorType.System ? null : Buyer.Id, type == OrderActorType.Seller ? SellerId : null);

    public static CheckoutLine Line(long unitPrice = 10_000, int quantity = 3, int taxBps = 2000) =>
        new(
            Guid.CreateVersion7(Now),
            Guid.CreateVersion7(Now),
            SellerId,
            "Keten Gömlek",
            "KG-1",
            new Dictionary<string, string> { ["Beden"] = "M" },
            unitPrice,
            quantity,
            taxBps
        );

    public static NewOrder Input(PaymentMethod method, IReadOnlyList<CheckoutLine>? lines = null, long fee = 4_990)
    {
        lines ??= [Line(), Line(333, 7, 1000)];
        var quote = new SellerQuote("TRY", lines, new(SellerId, DeliveryType.Carrier, "Zili çalmayın", fee, 2000));
        return new(
            Guid.CreateVersion7(Now),
            OrderNumber.Draw(Now),
            Guid.CreateVersion7(Now),
            Buyer,
            method,
            Address,
            quote,
            lines.Select(_ => Guid.CreateVersion7(Now)).ToArray()
        );
    }

    public static Order Placed(IReadOnlyList<CheckoutLine>? lines = null, long fee = 4_990) =>
        Order.PlaceForCash(Input(PaymentMethod.CashOnDelivery, lines, fee), 800, Now, Deadlines);

    public static Order Paid(IReadOnlyList<CheckoutLine>? lines = null, long fee = 4_990, int commissionBps = 800)
    {
        var order = Order.AwaitPayment(Input(PaymentMethod.Card, lines, fee), Now, Deadlines);
        Assert.True(order.Pay(commissionBps, Now, Deadlines).Succeeded);
        return order;
    }

    public static Order In(OrderStatus status)
    {
        (OrderCommand Command, OrderActorType By)[] steps = status switch
        {
            OrderStatus.Confirmed => [(OrderCommand.Confirm, OrderActorType.Seller)],
            OrderStatus.Shipped =>
            [
                (OrderCommand.Confirm, OrderActorType.Seller),
                (OrderCommand.Ship, OrderActorType.Seller),
            ],
            OrderStatus.Delivered =>
            [
                (OrderCommand.Confirm, OrderActorType.Seller),
                (OrderCommand.Ship, OrderActorType.Seller),
                (OrderCommand.Deliver, OrderActorType.Seller),
            ],
            OrderStatus.Completed =>
            [
                (OrderCommand.Confirm, OrderActorType.Seller),
                (OrderCommand.Ship, OrderActorType.Seller),
                (OrderCommand.Deliver, OrderActorType.Seller),
                (OrderCommand.Accept, OrderActorType.Buyer),
            ],
            OrderStatus.Rejected => [(OrderCommand.Reject, OrderActorType.Seller)],
            OrderStatus.Cancelled => [(OrderCommand.Cancel, OrderActorType.Buyer)],
            OrderStatus.Expired => [(OrderCommand.Expire, OrderActorType.System)],
            _ => [],
        };
        var order = status is OrderStatus.PendingPayment or OrderStatus.Expired
            ? Order.AwaitPayment(Input(PaymentMethod.Card), Now, Deadlines)
            : Placed();
        foreach (var (command, by) in steps)
            Assert.True(order.Move(Ask(order, command, by), Now, Deadlines).Succeeded);
        Assert.Equal(status, order.Status);
        return order;
    }

    public static MoveOrder Ask(Order order, OrderCommand command, OrderActorType by) =>
        new(order.Id, command, Party(by), by == OrderActorType.Seller ? "out_of_stock" : null);
}
