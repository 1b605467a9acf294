using System.Diagnostics.Metrics;
using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;
using Microsoft.Extensions.Logging;

namespace Marketplace.Modules.Notifications;

/// <summary>Logs and counts stock changes, and notifies the seller when a variant is low or out of stock.</summary>
internal sealed class OnStockChanged(
    NotificationSender sender,
    ISellableCatalog catalog,
    UnitOfWork unitOfWork,
    ILogger<OnStockChanged> logger
) : IEventHandler<StockDecreased>, IEventHandler<StockLow>, IEventHandler<OutOfStock>, IEventHandler<BackInStock>
{
    private static readonly Counter<long> UnitsSold = PlatformTelemetry.Meter.CreateCounter<long>(
        "marketplace.stock.units_sold",
        "{unit}",
        "Units that left stock by sales"
    );
    private static readonly Counter<long> Crossings = PlatformTelemetry.Meter.CreateCounter<long>(
        "marketplace.stock.crossings",
        "{variant}",
        "Variants that became low, out of stock, or back in stock"
    );

    public Task HandleAsync(StockDecreased integrationEvent, EventContext context, CancellationToken cancellationToken)
    {
        unitOfWork.AfterCommit.Add(() => UnitsSold.Add(integrationEvent.Quantity));
        logger.LogInformation(
            "Stock of variant {VariantId} decreased by {Quantity} for order {OrderId}: on hand {OnHand}, available "
                + "{Available}",
            integrationEvent.VariantId,
            integrationEvent.Quantity,
            integrationEvent.OrderId,
            integrationEvent.OnHand,
            integrationEvent.Available
        );
        return Task.CompletedTask;
    }

    public Task HandleAsync(StockLow integrationEvent, EventContext context, CancellationToken cancellationToken)
    {
        Count("low");
        return NotifyAsync(
            context,
            integrationEvent.SellerId,
            integrationEvent.VariantId,
            integrationEvent.Available,
            StoreMessages.StockLow,
            cancellationToken
        );
    }

    public Task HandleAsync(OutOfStock integrationEvent, EventContext context, CancellationToken cancellationToken)
    {
        Count("out");
        return NotifyAsync(
            context,
            integrationEvent.SellerId,
            integrationEvent.VariantId,
            0,
            StoreMessages.StockOut,
            cancellationToken
        );
    }

    public Task HandleAsync(BackInStock integrationEvent, EventContext context, CancellationToken cancellationToken)
    {
        Count("back");
        logger.LogInformation(
            "Variant {VariantId} of seller {SellerId} is back in stock",
            integrationEvent.VariantId,
            integrationEvent.SellerId
        );
        return Task.CompletedTask;
    }

    private async Task NotifyAsync(
        EventContext context,
        Guid sellerId,
        Guid variantId,
        int available,
        Message message,
        CancellationToken cancellationToken
    )
    {
        logger.LogInformation(
            "Variant {VariantId} of seller {SellerId} has {Available} units left",
            variantId,
            sellerId,
            available
        );
        if ((await catalog.FindAsync([variantId], cancellationToken)).GetValueOrDefault(variantId) is not { } variant)
            return;
        var values = new MessageValues()
            .Id("productId", variant.ProductId)
            .Id("variantId", variantId)
            .Text("title", variant.Title)
            .Text("sku", variant.Sku)
            .Number("available", available);
        await sender.NotifySellerAsync(context, sellerId, message, values, cancellationToken);
    }

    // A batch of events that fails is handled again, so only what was committed is counted.
    private void Count(string crossing) =>
        unitOfWork.AfterCommit.Add(() => Crossings.Add(1, new KeyValuePair<string, object?>("crossing", crossing)));
}
