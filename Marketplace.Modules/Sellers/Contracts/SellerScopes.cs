using System.Collections.Frozen;
using Marketplace.Foundation;

namespace Marketplace.Modules.Sellers.Contracts;

/// <summary>What can be allowed in a store, by name, and which role allows what.</summary>
/// <remarks>Reading a store's profile, members and usage needs no scope, only membership.</remarks>
public static class SellerScopes
{
    /// <summary>Products, variants and stock as the seller sees them.</summary>
    public const string CatalogRead = "catalog:read";
    public const string CatalogWrite = "catalog:write";

    /// <summary>Counting stock and its thresholds, without changing products.</summary>
    public const string StockWrite = "stock:write";
    public const string OrdersRead = "orders:read";

    /// <summary>Moving orders on, and giving their money back.</summary>
    public const string OrdersWrite = "orders:write";
    public const string ReturnsRead = "returns:read";
    public const string ReturnsWrite = "returns:write";
    public const string MessagesWrite = "messages:write";

    /// <summary>The subscription and its invoices.</summary>
    public const string FinanceRead = "finance:read";
    public const string AnalyticsRead = "analytics:read";
    public const string WebhooksWrite = "webhooks:write";

    /// <summary>The store's profile, and whether it is open; not what <see cref="BusinessWrite"/> covers.</summary>
    public const string SettingsWrite = "settings:write";

    /// <summary>Tax number, payout account and subscription, and closing the store for good.</summary>
    public const string BusinessWrite = "business:write";
    public const string MembersWrite = "members:write";

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        CatalogRead,
        CatalogWrite,
        StockWrite,
        OrdersRead,
        OrdersWrite,
        ReturnsRead,
        ReturnsWrite,
        MessagesWrite,
        FinanceRead,
        AnalyticsRead,
        WebhooksWrite,
        SettingsWrite,
        BusinessWrite,
        MembersWrite,
    ];

    private static readonly FrozenDictionary<string, FrozenSet<string>> ByRole = new Dictionary<SellerRole, string[]>
    {
        [SellerRole.Owner] = [.. All],
        [SellerRole.Manager] = [.. All.Except([BusinessWrite, MembersWrite])],
        [SellerRole.Staff] =
        [
            CatalogRead,
            StockWrite,
            OrdersRead,
            OrdersWrite,
            ReturnsRead,
            ReturnsWrite,
            MessagesWrite,
        ],
    }.ToFrozenDictionary(
        role => WireName.Of(role.Key),
        role => role.Value.ToFrozenSet(StringComparer.Ordinal),
        StringComparer.Ordinal
    );

    /// <summary>What a role allows, by its wire name; nothing for a role that is not known.</summary>
    public static IReadOnlySet<string> Of(string role) => ByRole.GetValueOrDefault(role) ?? FrozenSet<string>.Empty;
}
