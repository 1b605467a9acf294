using Marketplace.Foundation;
using Marketplace.Modules.Subscriptions.Contracts;

namespace Marketplace.Modules.Notifications;

/// <summary>Warns the owner of a store that is near or at a limit of its plan.</summary>
internal sealed class OnUsageThresholdReached(NotificationSender sender) : IEventHandler<UsageThresholdReached>
{
    private static readonly Dictionary<string, LocalizedText> Metrics = new()
    {
        ["activeListings"] = new("Yayındaki ürünler", "Published products"),
        ["imagesPerProduct"] = new("Ürün başına görsel", "Images per product"),
        ["members"] = new("Mağaza üyeleri", "Members"),
        ["apiKeys"] = new("API anahtarları", "API keys"),
        ["apiCallsPerDay"] = new("Günlük API çağrıları", "API calls per day"),
        ["webhookEndpoints"] = new("Webhook adresleri", "Webhook endpoints"),
        ["importRowsPerMonth"] = new("Aylık içe aktarma satırları", "Imported rows per month"),
    };

    public Task HandleAsync(
        UsageThresholdReached integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    )
    {
        var metric = Metrics.GetValueOrDefault(integrationEvent.Metric) ?? LocalizedText.Same(integrationEvent.Metric);
        var values = new MessageValues()
            .Words("metric", metric)
            .Number("used", integrationEvent.Used)
            .Number("limit", integrationEvent.Limit)
            .Number("percent", integrationEvent.Percent);
        return sender.NotifySellerAsync(
            context,
            integrationEvent.SellerId,
            integrationEvent.Percent >= 100 ? StoreMessages.LimitReached : StoreMessages.LimitNear,
            values,
            cancellationToken
        );
    }
}
