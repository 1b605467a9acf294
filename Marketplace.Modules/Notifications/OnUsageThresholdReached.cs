using Marketplace.Foundation;
using Marketplace.Modules.Subscriptions.Contracts;

namespace Marketplace.Modules.Notifications;

/// <summary>Warns the owner of a store that a limit of its plan is near or reached.</summary>
public sealed class OnUsageThresholdReached(Messenger messenger) : IEventHandler<UsageThresholdReached>
{
    private static readonly Message Near = new("Planınızın sınırına yaklaştınız", "You are close to a limit of your plan",
        "{metric}: {limit} hakkınızın {used} kadarını kullandınız (%{percent}).", "{metric}: you use {used} of {limit} ({percent} %).");

    private static readonly Message Full = new("Planınızın sınırına ulaştınız", "You reached a limit of your plan",
        "{metric}: {limit} hakkınızın tamamını kullandınız. Devam etmek için daha büyük bir plana geçebilirsiniz.", "{metric}: all {limit} are in use. A larger plan lets you go on.");

    private static readonly Dictionary<string, (string Tr, string En)> Metrics = new()
    {
        ["activeListings"] = ("Yayındaki ürünler", "Products on sale"), ["imagesPerProduct"] = ("Ürün başına görsel", "Images per product"), ["members"] = ("Mağaza üyeleri", "Members"),
        ["apiKeys"] = ("API anahtarları", "API keys"), ["apiCallsPerDay"] = ("Günlük API çağrıları", "API calls a day"), ["webhookEndpoints"] = ("Webhook adresleri", "Webhook endpoints"),
        ["importRowsPerMonth"] = ("Aylık içe aktarma satırları", "Imported rows a month"),
    };

    public Task HandleAsync(UsageThresholdReached integrationEvent, EventContext context, CancellationToken cancellationToken)
    {
        var (tr, en) = Metrics.GetValueOrDefault(integrationEvent.Metric, (integrationEvent.Metric, integrationEvent.Metric));
        var message = integrationEvent.Percent >= 100 ? Full : Near;
        var named = message with { BodyTr = message.BodyTr.Replace("{metric}", tr, StringComparison.Ordinal), BodyEn = message.BodyEn.Replace("{metric}", en, StringComparison.Ordinal) };
        return messenger.TellSellerAsync(integrationEvent.SellerId, named,
            new Dictionary<string, object?> { ["used"] = integrationEvent.Used, ["limit"] = integrationEvent.Limit, ["percent"] = integrationEvent.Percent }, cancellationToken);
    }
}
