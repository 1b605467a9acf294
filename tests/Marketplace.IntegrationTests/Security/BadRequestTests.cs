using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Marketplace.Api.Http;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.IntegrationTests.Products;

namespace Marketplace.IntegrationTests.Security;

/// <summary>Ten thousand wrong requests over every operation: never a 5xx, always a declared problem, and nothing
/// changes.</summary>
[AccessLog]
public sealed class BadRequestTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    private const int Count = 10_000;

    /// <summary>What requests may leave behind although they were refused.</summary>
    private static readonly string[] Traces =
    [
        "platform.idempotency_records",
        "platform.job_runs",
        "platform.protection_keys",
    ];

    [Fact]
    public async Task BadRequests_TenThousand_AreRefusedWithAProblemAndChangeNothing()
    {
        var seed = int.TryParse(
            Environment.GetEnvironmentVariable("MARKETPLACE_FUZZ_SEED"),
            CultureInfo.InvariantCulture,
            out var given
        )
            ? given
            : 20261124;
        var document = await (await app.Anonymous.GetAsync("/openapi/v1.json")).JsonAsync(HttpStatusCode.OK);
        var codes = (await (await app.Anonymous.GetAsync("/api/v1/problems")).JsonAsync(HttpStatusCode.OK))
            .GetProperty("data")
            .EnumerateArray()
            .Select(p => p.GetProperty("code").GetString()!)
            .ToHashSet();
        var (buyer, seller, admin) = (await app.BuyerAsync(), await app.SellerAsync(), await app.AdminAsync());
        HttpClient[] callers = [app.Anonymous, buyer.Client, seller.Client, seller.Client, admin.Client];
        var real = await ThingsAsync(buyer, seller);
        await app.DrainAsync();
        var before = await ContentsAsync();
        var (faults, statuses) = (new ConcurrentBag<string>(), new ConcurrentDictionary<int, int>());

        var bad = new BadRequests(document, real);
        var reached = app.Setup<AccessLogAttribute>().Reached;
        await SendAsync(Enumerable.Range(0, Count));
        // Some had nothing but wrong addresses and tokens: they are asked on, in their turns.
        for (var round = 1; round < 100 && bad.Guarded.Except(reached.Keys).Any(); round++)
        {
            var missing = bad.Guarded.Except(reached.Keys).ToHashSet(StringComparer.Ordinal);
            await SendAsync(Enumerable.Range(Count * round, Count).Where(n => missing.Contains(bad.NameOf(n))));
        }

        Assert.True(faults.IsEmpty, $"{faults.Count} of {Count}:\n" + string.Join('\n', faults.Order().Take(40)));
        var after = await ContentsAsync();
        Assert.Equal(before, after);
        Assert.True(
            statuses.Where(s => s.Key is >= 400 and < 500).Sum(s => s.Value) > Count * 7 / 10,
            string.Join(", ", statuses)
        );
        Assert.True(bad.Guarded.Count() > 100);
        Assert.Equal([], bad.Guarded.Except(reached.Keys).Order(StringComparer.Ordinal));

        Task SendAsync(IEnumerable<int> numbers) =>
            Parallel.ForEachAsync(
                numbers,
                new ParallelOptions { MaxDegreeOfParallelism = 8 },
                async (number, cancellationToken) =>
                {
                    var (request, what) = bad.Make(number, new Random(seed + number));
                    using var _ = request;
                    using var response = await callers[bad.RoundOf(number) % callers.Length]
                        .SendAsync(request, cancellationToken);
                    statuses.AddOrUpdate((int)response.StatusCode, 1, (_, n) => n + 1);
                    if (await FaultAsync(request, response, codes) is { } fault)
                        faults.Add($"seed {seed + number}: {what} → {fault}");
                }
            );
    }

    /// <summary>A store's product and an order of it, and the addresses under which they are found.</summary>
    private async Task<IReadOnlyDictionary<string, string>> ThingsAsync(SignIn buyer, SignIn seller)
    {
        await app.DrainAsync();
        var product = await app.ProductAsync(seller, "Bakır cezve");
        var (productId, variantId) = (product.Id().ToString(), product.VariantId().ToString());
        var checkout = await buyer.CheckoutAsync((product.VariantId(), 1));
        var order = await buyer.OrderAsync(new(seller.SellerId, product.Id(), product.VariantId()));
        return new Dictionary<string, string>
        {
            ["seller/sellerId"] = seller.SellerId.ToString(),
            ["products/productId"] = productId,
            ["variants/variantId"] = variantId,
            ["stock/variantId"] = variantId,
            ["products/id"] = productId,
            ["products/idOrSlug"] = productId,
            ["sellers/id"] = seller.SellerId.ToString(),
            ["orders/id"] = order.ToString(),
            ["checkouts/id"] = checkout.ToString(),
            ["purchases/id"] = (
                await app.ScalarAsync<Guid>($"SELECT purchase_id FROM orders.orders WHERE id = '{order}'")
            ).ToString(),
            ["categories/id"] = (await app.CategoryAsync()).ToString(),
            ["users/id"] = buyer.UserId.ToString(),
            ["plans/code"] = "standard",
        };
    }

    private static async Task<string?> FaultAsync(
        HttpRequestMessage request,
        HttpResponseMessage response,
        HashSet<string> codes
    )
    {
        var status = (int)response.StatusCode;
        if (status >= 500)
            return $"{status} {await response.Content.ReadAsStringAsync()}";
        if (status < 400)
            return request.Method == HttpMethod.Get || status is 302 ? null : $"accepted with {status}";
        // The server itself cuts off a path with a NUL, before any of our code.
        if (status == 400 && request.RequestUri!.OriginalString.Contains("%00", StringComparison.Ordinal))
            return null;
        if (response.Content.Headers.ContentType?.MediaType != Problems.ContentType)
            return $"{status} without a problem";
        var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        var code = problem.GetProperty("code").GetString()!;
        return codes.Contains(code) && problem.GetProperty("status").GetInt32() == status
            ? null
            : $"{status} with the code {code}";
    }

    /// <summary>Each business table's number of rows and hash.</summary>
    private async Task<IReadOnlyList<string>> ContentsAsync()
    {
        var tables = (
            await app.ScalarAsync<string>(
                "SELECT string_agg(schemaname || '.' || tablename, ',' ORDER BY 1) FROM pg_tables WHERE schemaname NOT "
                    + "IN ('pg_catalog', 'information_schema')"
            )
        )
            .Split(',')
            .Order(StringComparer.Ordinal);
        var contents = new List<string>();
        foreach (var table in tables.Except(Traces))
        {
            var quoted = string.Join('.', table.Split('.').Select(part => $"\"{part}\""));
            var digest = await app.ScalarAsync<string>(
                $"""
                SELECT COUNT(*) || ' ' || COALESCE(md5(string_agg(t::text, '|' ORDER BY t::text)), '') FROM {quoted} t
                """
            );
            contents.Add($"{table} {digest}");
        }

        return contents;
    }
}
