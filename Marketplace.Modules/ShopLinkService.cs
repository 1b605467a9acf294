using Microsoft.Extensions.Options;

namespace Marketplace.Modules;

/// <summary>Addresses of pages that mails link to.</summary>
/// <remarks>Null: the deployment names no shop (<c>Marketplace:WebUrl</c>), or no pages of sellers, so there is no such
/// page.</remarks>
public sealed class ShopLinkService(IOptions<MarketplaceOptions> options)
{
    public string? Home => options.Value.WebUrl is { Length: > 0 } web ? web : null;

    public string? Preferences => Page("account/notifications");

    public string? Purchase(Guid purchaseId) => Page($"purchases/{purchaseId}");

    public string? Order(Guid orderId) => Page($"orders/{orderId}");

    public string? Return(Guid returnId) => Page($"returns/{returnId}");

    public string? Store(string? slug) => slug is null ? null : Page($"stores/{Uri.EscapeDataString(slug)}");

    public string? SellerOrder(Guid sellerId, Guid orderId) => SellerPage($"{sellerId}/orders/{orderId}");

    public string? SellerReturn(Guid sellerId, Guid returnId) => SellerPage($"{sellerId}/returns/{returnId}");

    /// <summary>A page of the admin panel.</summary>
    public string Panel(string path) => $"{options.Value.PublicUrl}/admin/{path}";

    private string? SellerPage(string path) =>
        options.Value.SellerUrl is { Length: > 0 } sellers ? $"{sellers}/{path}" : Page($"seller/{path}");

    private string? Page(string path) => Home is { } home ? $"{home}/{path}" : null;
}
