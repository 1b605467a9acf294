using Marketplace.Foundation;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;

namespace Marketplace.IntegrationTests.Payments;

/// <summary>A purchase of one order of one line.</summary>
public sealed record Sale(Guid PurchaseId, Guid OrderId, Guid LineId, Guid PaymentId, Money Total, Money UnitPrice)
{
    public static Sale Of(PlacedPurchase placed, Order order) =>
        new(
            placed.Purchase.Id,
            order.Id,
            order.Lines[0].Id,
            placed.PaymentId ?? Guid.Empty,
            order.Total,
            new(order.Lines[0].UnitPriceMinor, order.Currency)
        );

    /// <summary>Id of the provider's page; made up, as no page was asked for.</summary>
    public string SessionId => $"cs_test_{PaymentId:N}";

    public string CaptureId => $"pi_{PaymentId:N}";

    public PaymentReference Reference => new(PaymentId, "purchase", PurchaseId);

    /// <summary>What the provider says when the money is there.</summary>
    public ProviderPayment Succeeded => new(SessionId, CaptureId, Reference, PaymentStatus.Succeeded, Total, null);
}
