using Marketplace.Client.Kiota;
using Marketplace.Client.Kiota.Models;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;

namespace Marketplace.Smoke;

/// <summary>The client by Kiota.</summary>
internal static class KiotaSmoke
{
    public static async Task RunAsync(Target target)
    {
        var anonymous = Connect(target, new AnonymousAuthenticationProvider());
        await OrderAsync(
            await SignInAsync(target, target.Buyer),
            await OfferAsync(await SignInAsync(target, target.Seller))
        );
        await ReadProblemAsync(anonymous);
        await PageAsync(anonymous);
    }

    private static MarketplaceApi Connect(Target target, IAuthenticationProvider authentication) =>
        new(new HttpClientRequestAdapter(authentication) { BaseUrl = target.BaseUrl });

    private static async Task<MarketplaceApi> SignInAsync(Target target, Account account)
    {
        var tokens = await Connect(target, new AnonymousAuthenticationProvider())
            .Api.V1.Auth.Login.PostAsync(new() { Email = account.Email, Password = account.Password });
        return Connect(target, new BaseBearerTokenAuthenticationProvider(new Token(tokens!.AccessToken!)));
    }

    private static async Task<Guid> OfferAsync(MarketplaceApi api)
    {
        var store = (await api.Api.V1.Me.Sellers.GetAsync())!.Data![0].Id!.Value;
        var category = (await api.Api.V1.Categories.GetAsync())!.Data![0].Id;
        var products = api.Api.V1.Seller[store].Products;
        var product = await products.PostAsync(
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
                        Sku = $"KI-{Guid.NewGuid()}",
                        Price = new() { Amount = 34900, Currency = "TRY" },
                        InitialStock = 5,
                    },
                ],
            }
        );
        var form = new MultipartBody();
        form.AddOrReplacePart("file", "image/png", Target.Image, "pot.png");
        form.AddOrReplacePart("alt", "text/plain", "A coffee pot");
        var image = await products[product!.Id!.Value].Images.PostAsync(form);
        var parts = image!.Url!.Split('/');
        using var stored = await api.Api.V1.Images[parts[^2]][parts[^1]].GetAsync();
        Target.Require(stored!.ReadByte() >= 0, "the image comes back");
        return product.Variants![0].Id!.Value;
    }

    private static async Task OrderAsync(MarketplaceApi api, Guid variant)
    {
        var checkout = await api.Api.V1.Checkouts.PostAsync(
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
        var completed = await api
            .Api.V1.Checkouts[checkout!.Id!.Value]
            .Complete.PostAsync(new(), request => request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString()));
        var order = await api.Api.V1.Orders[completed!.Orders![0].Id!.Value].GetAsync();
        Target.Require(order!.Actions!.Contains(OrderAction.Cancel), "the buyer can cancel the order");
    }

    private static async Task ReadProblemAsync(MarketplaceApi api)
    {
        try
        {
            await api.Api.V1.Products["nope"].GetAsync();
            Target.Require(false, "an unknown product is a problem");
        }
        catch (Problem problem)
        {
            Target.Require(problem.Code == "resource.not_found", $"the code is {problem.Code}");
        }
    }

    private static async Task PageAsync(MarketplaceApi api)
    {
        var first = await api.Api.V1.Products.GetAsync(request => request.QueryParameters.Limit = 2);
        var second = await api.Api.V1.Products.GetAsync(request =>
        {
            request.QueryParameters.Limit = 2;
            request.QueryParameters.Cursor = first!.Page!.NextCursor;
        });
        var ids = first!.Data!.Concat(second!.Data!).Select(row => row.Id).ToList();
        Target.Require(ids.Count > 2 && ids.Distinct().Count() == ids.Count, "the second page has other rows");
    }

    private sealed class Token(string value) : IAccessTokenProvider
    {
        public AllowedHostsValidator AllowedHostsValidator { get; } = new();

        public Task<string> GetAuthorizationTokenAsync(
            Uri uri,
            Dictionary<string, object>? additionalAuthenticationContext = null,
            CancellationToken cancellationToken = default
        ) => Task.FromResult(value);
    }
}
