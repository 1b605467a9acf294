using System.Text.Json.Nodes;

namespace Marketplace.Testing;

/// <summary>Bodies of requests that many tests send; also used by the suites that run the hosts as processes.</summary>
public static class ApiRequests
{
    /// <summary>A product of one variant, published at once.</summary>
    public static JsonObject Product(string categoryId, string title, long priceMinor, int stock) =>
        new()
        {
            ["categoryId"] = categoryId,
            ["title"] = title,
            ["publish"] = true,
            ["variants"] = new JsonArray(
                new JsonObject
                {
                    ["sku"] = $"SKU-{Guid.CreateVersion7():N}",
                    ["price"] = new JsonObject { ["amount"] = priceMinor, ["currency"] = "TRY" },
                    ["initialStock"] = stock,
                }
            ),
        };

    /// <summary>A checkout that goes to Kadıköy.</summary>
    public static JsonObject Checkout(
        string paymentMethod,
        params IEnumerable<(string VariantId, int Quantity)> items
    ) =>
        new()
        {
            ["items"] = new JsonArray([
                .. items.Select(i => new JsonObject { ["variantId"] = i.VariantId, ["quantity"] = i.Quantity }),
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
}
