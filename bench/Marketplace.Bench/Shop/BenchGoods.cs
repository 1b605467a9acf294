using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Marketplace.Bench;

/// <summary>What is sold: three products of the seller with twenty variants each.</summary>
/// <param name="Store">The seller's store.</param>
internal sealed record BenchGoods(Guid Store, Guid Product, IReadOnlyList<Guid> Variants)
{
    private const int Products = 3;
    private const int VariantsOfEach = 20;
    private const int Stock = 1_000_000;

    public static async Task<BenchGoods> FillAsync(BenchClients clients)
    {
        var store = (await clients.Anonymous.GetFromJsonAsync<JsonNode>("/api/v1/sellers/deneme-magazasi"))![
            "id"
        ]!.ToString();
        var categories = await clients.Anonymous.GetFromJsonAsync<JsonNode>("/api/v1/categories");
        var category = categories!["data"]![0]!["id"]!.ToString();
        var (last, variants) = (Guid.Empty, new List<Guid>());
        for (var product = 0; product < Products; product++)
        {
            using var made = await clients.Seller.PostAsJsonAsync(
                $"/api/v1/seller/{store}/products",
                new JsonObject
                {
                    ["categoryId"] = category,
                    ["title"] = $"Bench {product}",
                    ["publish"] = true,
                    ["variants"] = new JsonArray([.. Enumerable.Range(0, VariantsOfEach).Select(i => New(product, i))]),
                }
            );
            made.EnsureSuccessStatusCode();
            var answer = (await made.Content.ReadFromJsonAsync<JsonNode>())!;
            last = Guid.Parse(answer["id"]!.ToString());
            variants.AddRange(answer["variants"]!.AsArray().Select(v => Guid.Parse(v!["id"]!.ToString())));
        }

        return new(Guid.Parse(store), last, variants);
    }

    private static JsonNode New(int product, int number) =>
        new JsonObject
        {
            ["sku"] = $"BENCH-{product}-{number}",
            ["options"] = new JsonObject { ["No"] = $"{number}" },
            ["price"] = new JsonObject { ["amount"] = 10_000 + number, ["currency"] = "TRY" },
            ["initialStock"] = Stock,
        };
}
