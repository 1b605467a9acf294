using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Marketplace.Bench;

/// <summary>What the buyer does.</summary>
internal static class Buying
{
    public const int Callers = 16;
    private const int LinesOfAnOrder = 3;

    /// <summary>Far enough apart for two lines never to be of the same variant.</summary>
    private const int Stride = 17;

    /// <summary>Requests a quote for three variants and returns its id.</summary>
    public static Task<string> QuoteAsync(this BenchShop shop, Random random, string paymentMethod = "cash_on_delivery")
    {
        var variants = shop.Goods.Variants;
        var first = random.Next(variants.Count);
        return shop.QuoteAsync(
            Enumerable.Range(0, LinesOfAnOrder).Select(i => variants[(first + (i * Stride)) % variants.Count]),
            paymentMethod
        );
    }

    /// <summary>Requests a quote for one of each variant and returns its id.</summary>
    public static async Task<string> QuoteAsync(
        this BenchShop shop,
        IEnumerable<Guid> variants,
        string paymentMethod = "cash_on_delivery"
    )
    {
        var body = new JsonObject
        {
            ["items"] = new JsonArray([
                .. variants.Select(variant =>
                    (JsonNode)new JsonObject { ["variantId"] = variant.ToString(), ["quantity"] = 1 }
                ),
            ]),
            ["address"] = new JsonObject
            {
                ["fullName"] = "Ayşe Yılmaz",
                ["phone"] = "+905321234567",
                ["line1"] = "Moda Cad. 12",
                ["district"] = "Kadıköy",
                ["city"] = "İstanbul",
            },
            ["paymentMethod"] = paymentMethod,
        };
        using var answer = await shop.Buyer.PostAsJsonAsync("/api/v1/checkouts", body);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!["id"]!.ToString();
    }

    /// <summary>Requests many quotes, several at once.</summary>
    public static async Task<IReadOnlyCollection<string>> QuotesAsync(this BenchShop shop, int count)
    {
        var quotes = new ConcurrentBag<string>();
        await ClosedLoop.OverAsync(
            [.. Enumerable.Range(0, count)],
            Callers,
            async number => quotes.Add(await shop.QuoteAsync(new Random(number)))
        );
        return quotes;
    }

    /// <summary>Completes the quoted checkout.</summary>
    public static async Task CompleteAsync(this BenchShop shop, string checkout)
    {
        using var answer = await CallCompleteAsync(shop, checkout);
        await answer.Content.CopyToAsync(Stream.Null);
    }

    /// <summary>Completes the quoted checkout and reads what came of it.</summary>
    public static async Task<PlacedOrder> PlaceAsync(this BenchShop shop, string checkout)
    {
        using var answer = await CallCompleteAsync(shop, checkout);
        var purchase = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        return new(
            Guid.Parse(purchase["orders"]![0]!["id"]!.ToString()),
            purchase["payment"]?["checkoutUrl"] is { } url ? new Uri(url.ToString()) : null
        );
    }

    private static async Task<HttpResponseMessage> CallCompleteAsync(BenchShop shop, string checkout)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/checkouts/{checkout}/complete");
        request.Headers.Add("Idempotency-Key", checkout);
        var answer = await shop.Buyer.SendAsync(request);
        return answer.EnsureSuccessStatusCode();
    }
}
