using System.Collections.Frozen;

namespace Marketplace.Modules.Notifications;

/// <summary>All messages, by template.</summary>
public static class Messages
{
    public static readonly FrozenDictionary<string, Message> ByTemplate = new[]
    {
        OrderMessages.All,
        ConversationMessages.All,
        ParcelMessages.All,
        ReturnMessages.All,
        StoreMessages.All,
        PaymentMessages.All,
        CommissionMessages.All,
        PayoutMessages.All,
        SubscriptionMessages.All,
        AccountMessages.All,
    }
        .SelectMany(all => all)
        .ToFrozenDictionary(m => m.Template, StringComparer.Ordinal);
}
