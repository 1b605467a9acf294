using Marketplace.Modules;
using Microsoft.Extensions.Options;

namespace Marketplace.UnitTests.Notifications;

/// <summary>To which pages mails link.</summary>
public sealed class ShopLinkServiceTests
{
    private static readonly Guid Seller = Guid.Parse("0199c0de-0000-7000-8000-000000000001");
    private static readonly Guid Order = Guid.Parse("0199c0de-0000-7000-8000-000000000002");

    [Theory]
    [InlineData("", "", null, null)]
    [InlineData("https://shop.example.com", "", "https://shop.example.com", "https://shop.example.com/seller")]
    [InlineData(
        "https://shop.example.com",
        "https://s.example.com",
        "https://shop.example.com",
        "https://s.example.com"
    )]
    [InlineData("", "https://s.example.com", null, "https://s.example.com")]
    public void Links_OfBuyersAndSellers_BeginWithTheirPages(string web, string sellers, string? shop, string? board)
    {
        var links = new ShopLinkService(Options.Create(new MarketplaceOptions { WebUrl = web, SellerUrl = sellers }));

        Assert.Equal(shop is null ? null : $"{shop}/orders/{Order}", links.Order(Order));
        Assert.Equal(board is null ? null : $"{board}/{Seller}/orders/{Order}", links.SellerOrder(Seller, Order));
        Assert.Equal(board is null ? null : $"{board}/{Seller}/returns/{Order}", links.SellerReturn(Seller, Order));
    }

    [Theory]
    [InlineData("https://s.example.com/", "Marketplace:SellerUrl")]
    [InlineData("sellers", "Marketplace:SellerUrl")]
    public void Check_NoAddress_NamesTheSetting(string sellers, string key)
    {
        var options = new MarketplaceOptions
        {
            PublicUrl = "https://api.example.com",
            DataDirectory = "/d",
            SellerUrl = sellers,
        };

        Assert.Equal(key, Assert.Single(options.Check()).Key);
    }
}
