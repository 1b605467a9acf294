using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>What a buyer pays at once: one order per seller.</summary>
/// <remarks>Its row is the lock for all its orders: every change to an order takes it first.</remarks>
public sealed class Purchase : Entity
{
    private Purchase() { }

    public Purchase(Guid id, string number, Checkout checkout, Money total, DateTimeOffset now)
    {
        Id = id;
        Number = number;
        CheckoutId = checkout.Id;
        BuyerId = checkout.BuyerId;
        PaymentMethod = checkout.PaymentMethod;
        Invoice = checkout.Invoice;
        Currency = total.Currency;
        TotalMinor = total.Amount;
        CreatedAt = now;
    }

    public string Number { get; private init; } = "";

    /// <summary>The checkout it was created from; stock is held under this id. One purchase per checkout.</summary>
    public Guid CheckoutId { get; private init; }

    public Guid BuyerId { get; private init; }

    public PaymentMethod PaymentMethod { get; private init; }

    /// <summary>Whom the sellers invoice; null when the buyer did not say.</summary>
    public InvoiceProfile? Invoice { get; private init; }

    public string Currency { get; private init; } = "";

    /// <summary>Σ of the orders' totals.</summary>
    public long TotalMinor { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    public Money Total => new(TotalMinor, Currency);

    /// <summary>The combined payment status of several orders.</summary>
    public static OrderPaymentStatus PaymentStatusOf(IReadOnlyCollection<OrderPaymentStatus> orders)
    {
        var distinct = orders.Distinct().ToArray();
        if (distinct.Length == 1)
            return distinct[0];
        if (distinct.Contains(OrderPaymentStatus.Refunded) || distinct.Contains(OrderPaymentStatus.PartiallyRefunded))
            return OrderPaymentStatus.PartiallyRefunded;
        OrderPaymentStatus[] byWeight =
        [
            OrderPaymentStatus.Pending,
            OrderPaymentStatus.CodDue,
            OrderPaymentStatus.CodCollected,
            OrderPaymentStatus.Paid,
        ];
        return byWeight.FirstOrDefault(distinct.Contains, OrderPaymentStatus.Unpaid);
    }
}
