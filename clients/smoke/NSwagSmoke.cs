using System.Net.Http.Headers;
using Marketplace.Client;

namespace Marketplace.Smoke;

/// <summary>The client by NSwag.</summary>
internal static class NSwagSmoke
{
    public static async Task RunAsync(Target target)
    {
        using var anonymous = new HttpClient { BaseAddress = new(target.BaseUrl) };
        using var seller = await SignInAsync(target, target.Seller);
        using var buyer = await SignInAsync(target, target.Buyer);
        await OrderAsync(buyer, await OfferAsync(seller));
        await ReadProblemAsync(anonymous);
        await PageAsync(anonymous);
    }

    private static async Task<HttpClient> SignInAsync(Target target, Account account)
    {
        var http = new HttpClient { BaseAddress = new(target.BaseUrl) };
        var tokens = await new AuthClient(http).LoginAsync(
            new() { Email = account.Email, Password = account.Password }
        );
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens.AccessToken);
        return http;
    }

    private static async Task<Guid> OfferAsync(HttpClient http)
    {
        var store = (await new SellersClient(http).ListOwnStoresAsync()).Data.First().Id;
        var category = (await new ProductsClient(http).GetCategoriesAsync()).Data.First().Id;
        var products = new SellerProductsClient(http);
        var product = await products.CreateProductAsync(
            store,
            new()
            {
                CategoryId = category,
                Title = "Client cezve",
                TaxClass = TaxClass.Super_reduced,
                Publish = true,
                Variants =
                [
                    new()
                    {
                        Sku = $"NS-{Guid.NewGuid()}",
                        Price = new() { Amount = 34900, Currency = "TRY" },
                        InitialStock = 5,
                    },
                ],
            }
        );
        using var file = new MemoryStream(Target.Image);
        var image = await products.AddImageAsync(
            store,
            product.Id,
            file: new FileParameter(file, "pot.png", "image/png"),
            alt: "A coffee pot"
        );
        var parts = image.Url.Split('/');
        using var stored = await new ProductsClient(http).GetImageAsync(parts[^2], parts[^1]);
        Target.Require(stored.Stream.ReadByte() >= 0, "the image comes back");
        return product.Variants.First().Id;
    }

    private static async Task OrderAsync(HttpClient http, Guid variant)
    {
        var checkouts = new CheckoutsClient(http);
        var checkout = await checkouts.StartCheckoutAsync(
            new()
            {
                Items = [new() { VariantId = variant, Quantity = 1 }],
                Address = new()
                {
                    FullName = "Ayşe Yılmaz",
                    Phone = "+905551112233",
                    Line1 = "Bahariye Cad. 1",
                    District = "Kadıköy",
                    City = "İstanbul",
                },
                PaymentMethod = PaymentMethod.Card,
            }
        );
        var completed = await checkouts.CompleteCheckoutAsync(checkout.Id, Guid.NewGuid().ToString());
        var order = await new OrdersClient(http).GetOrderAsync(completed.Orders.First().Id);
        Target.Require(order.Actions.Contains(OrderAction.Cancel), "the buyer can cancel the order");
    }

    private static async Task ReadProblemAsync(HttpClient http)
    {
        try
        {
            await new ProductsClient(http).GetProductAsync("nope");
            Target.Require(false, "an unknown product is a problem");
        }
        catch (ApiException<Problem> problem)
        {
            Target.Require(problem.Result.Code == "resource.not_found", $"the code is {problem.Result.Code}");
        }
    }

    private static async Task PageAsync(HttpClient http)
    {
        var products = new ProductsClient(http);
        var first = await products.SearchProductsAsync(limit: 2, sort: ProductSort.Price_asc);
        var second = await products.SearchProductsAsync(
            limit: 2,
            sort: ProductSort.Price_asc,
            cursor: first.Page.NextCursor
        );
        var ids = first.Data.Concat(second.Data).Select(row => row.Id).ToList();
        Target.Require(ids.Count > 2 && ids.Distinct().Count() == ids.Count, "the second page has other rows");
    }
}
