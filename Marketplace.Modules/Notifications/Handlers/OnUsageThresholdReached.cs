using Marketplace.Foundation;
using Marketplace.Modules.Subscriptions.Contracts;

namespace Marketplace.Modules.Notifications;

/// <summary>Warns the owner of a store that is near or at a limit of its plan.</summary>
public sealed class OnUsageThresholdReached(NotificationSender sender) : IEventHandler<UsageThresholdReached>
{
    private static readonly Dictionary<string, (string Tr, string En)> Metrics = new()
    {
        ["activeListings"] = ("Yayındaki ürünler", "Published products"),
        ["imagesPerProduct"] = ("Ürün başına görsel", "Images per product"),
        ["members"] = ("Mağaza üyeleri", "Members"),
        ["apiKeys"] = ("API anahtarları", "API keys"),
        ["apiCallsPerDay"] = ("Günlük API çağrıları", "API calls per day"),
        ["webhookEndpoints"] = ("Webhook adresleri", "Webhook endpoints"),
        ["importRowsPerMonth"] = ("Aylık içe aktarma satırları", "Imported rows per month"),
    };

    public Task HandleAsync(
        UsageThresholdReached integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    )
    {
        var (tr, en) = Metrics.GetValueOrDefault(
            integrationEvent.Metric,
            (integrationEvent.Metric, integrationEvent.Metric)
        );
        var values = new MessageValues()
            .Id("sellerId", integrationEvent.SellerId)
            .Words("metric", tr, en)
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
