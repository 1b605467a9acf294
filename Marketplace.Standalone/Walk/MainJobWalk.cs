using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Marketplace.Standalone;

/// <summary>Walks the main job over HTTP against a running marketplace: open a store, sell, deliver, pay by card,
/// subscribe; each step is printed with its result.</summary>
/// <remarks>Leaves what it made behind: a store, its product and two orders, named after the run. Needs the data
/// directory of the instance for its mails and its administrator.</remarks>
internal sealed class MainJobWalk(WalkClient client, WalkMailbox mailbox, InstanceSecrets secrets, TextWriter output)
{
    private const string Password = "a long walk password";
    private const int Stock = 10;

    private readonly string _run = RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz", 6);
    private int _step;

    /// <summary>Finds the instance and walks; 0 when every step went as it should.</summary>
    internal static async Task<int> RunAsync(
        StandaloneArguments arguments,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var instance = RunningInstance.Find(arguments);
        using var http = new HttpClient { BaseAddress = instance.Address, Timeout = TimeSpan.FromSeconds(30) };
        await output.WriteLineAsync(
            $"Walking the main job against {instance.Address.GetLeftPart(UriPartial.Authority)}\n"
        );
        var walk = new MainJobWalk(
            new WalkClient(http, output),
            new WalkMailbox(instance.Mails),
            new InstanceSecrets(instance.DataDirectory),
            output
        );
        try
        {
            await walk.WalkAsync(cancellationToken);
            return 0;
        }
        catch (WalkFailedException failure)
        {
            await output.WriteLineAsync($"  FAILED {failure.Message}");
            return 1;
        }
    }

    private async Task WalkAsync(CancellationToken cancellationToken)
    {
        var admin = await SignInAsync(
            SecretNames.Email("admin"),
            secrets.Passphrase(SecretNames.SignIn("admin")),
            cancellationToken
        );
        Say("An administrator signs in");

        var seller = await JoinAsync($"seller-{_run}@example.com", "Deniz Satıcı", cancellationToken);
        Say($"A seller registers, confirms the mailbox by the mailed link and signs in: seller-{_run}@example.com");
        var store = await OpenStoreAsync(seller, admin, cancellationToken);
        var (product, variant) = await ListProductAsync(store, seller, cancellationToken);

        var buyer = await JoinAsync($"buyer-{_run}@example.com", "Ayşe Yılmaz", cancellationToken);
        Say($"A buyer joins: buyer-{_run}@example.com");
        await BuyAtTheDoorAsync(store, variant, seller, buyer, cancellationToken);
        await ReadFiguresAsync(store, seller, admin, cancellationToken);
        await TryToOversellAsync(variant, buyer, cancellationToken);
        await BuyByCardAsync(variant, buyer, cancellationToken);
        await SubscribeAsync(store, seller, cancellationToken);
        await CheckBooksAsync(admin, cancellationToken);

        await output.WriteLineAsync(
            $"""

            All {_step} steps passed. Look at what happened:
              the store     GET /api/v1/sellers/walk-{_run}
              the product   GET /api/v1/products/{product}
              as the admin  /admin
            """
        );
    }

    private async Task<string> JoinAsync(string email, string name, CancellationToken cancellationToken)
    {
        await client.PostAsync(
            "/api/v1/auth/register",
            new JsonObject
            {
                ["email"] = email,
                ["password"] = Password,
                ["displayName"] = name,
                ["locale"] = "tr",
                ["acceptTerms"] = true,
            },
            null,
            HttpStatusCode.Accepted,
            cancellationToken
        );
        var token = await mailbox.TokenForAsync(email, cancellationToken);
        await client.PostAsync(
            "/api/v1/auth/confirm-email",
            new JsonObject { ["token"] = token },
            null,
            HttpStatusCode.NoContent,
            cancellationToken
        );
        return await SignInAsync(email, Password, cancellationToken);
    }

    private async Task<string> SignInAsync(string email, string password, CancellationToken cancellationToken) =>
        Text(
            await client.PostAsync(
                "/api/v1/auth/login",
                new JsonObject { ["email"] = email, ["password"] = password },
                null,
                HttpStatusCode.OK,
                cancellationToken
            ),
            "accessToken"
        );

    private async Task<string> OpenStoreAsync(string seller, string admin, CancellationToken cancellationToken)
    {
        var draft = await client.PostAsync(
            "/api/v1/sellers",
            new JsonObject
            {
                ["slug"] = $"walk-{_run}",
                ["name"] = $"Çarşı {_run}",
                ["legalName"] = "Çarşı Ticaret Ltd. Şti.",
                ["taxId"] = "1234567890",
                ["iban"] = "TR330006100519786457841326",
                ["contactEmail"] = $"seller-{_run}@example.com",
                ["phone"] = "+905551112233",
                ["address"] = "Bahariye Cad. 1, Kadıköy",
                ["acceptsCashOnDelivery"] = true,
            },
            seller,
            HttpStatusCode.Created,
            cancellationToken
        );
        var store = Text(draft, "id");
        await client.PostAsync($"/api/v1/seller/{store}/submit", null, seller, HttpStatusCode.OK, cancellationToken);
        var approved = await client.PostAsync(
            $"/api/v1/admin/sellers/{store}/approve",
            new JsonObject { ["reason"] = "papers checked" },
            admin,
            HttpStatusCode.OK,
            cancellationToken
        );
        Expect(Text(approved, "status"), "approved", "the store's status");
        if (approved!["storeOpen"]?.GetValue<bool>() != true)
            await client.PostAsync(
                $"/api/v1/seller/{store}/store/open",
                null,
                seller,
                HttpStatusCode.OK,
                cancellationToken
            );
        Say($"The seller applies for the store Çarşı {_run}; the administrator approves it");
        return store;
    }

    private async Task<(string Product, string Variant)> ListProductAsync(
        string store,
        string seller,
        CancellationToken cancellationToken
    )
    {
        var categories = await client.GetAsync("/api/v1/categories", null, cancellationToken);
        var leaf = categories!.AsArray()[0]!;
        while (leaf["children"] is JsonArray { Count: > 0 } children)
            leaf = children[0]!;

        var product = await client.PostAsync(
            $"/api/v1/seller/{store}/products",
            new JsonObject
            {
                ["categoryId"] = Text(leaf, "id"),
                ["title"] = $"Bakır Cezve {_run}",
                ["description"] = "El yapımı, 4 kişilik",
                ["publish"] = true,
                ["variants"] = new JsonArray(
                    new JsonObject
                    {
                        ["sku"] = $"CEZVE-{_run}",
                        ["price"] = Lira(34900),
                        ["initialStock"] = Stock,
                    }
                ),
            },
            seller,
            HttpStatusCode.Created,
            cancellationToken
        );
        var id = Text(product, "id");
        await client.UntilAsync(
            $"/api/v1/products?q=cezve+{_run}",
            null,
            page => page["data"]!.AsArray().Any(p => Text(p, "id") == id),
            "the product among those on sale",
            cancellationToken
        );
        Say($"The seller lists Bakır Cezve {_run} for 349.00 TRY with {Stock} units; buyers find it");
        return (id, Text(product!["variants"]![0], "id"));
    }

    private async Task BuyAtTheDoorAsync(
        string store,
        string variant,
        string seller,
        string buyer,
        CancellationToken cancellationToken
    )
    {
        var checkout = await QuoteAsync(
            variant,
            3,
            "cash_on_delivery",
            buyer,
            HttpStatusCode.Created,
            cancellationToken
        );
        var key = Guid.CreateVersion7().ToString();
        var path = $"/api/v1/checkouts/{Text(checkout, "id")}/complete";
        var placed = await client.PostOnceAsync(path, null, buyer, key, HttpStatusCode.Created, cancellationToken);
        var again = await client.PostOnceAsync(path, null, buyer, key, HttpStatusCode.Created, cancellationToken);
        Expect(Text(again, "purchaseId"), Text(placed, "purchaseId"), "the purchase of a repeated request");
        var order = Text(placed!["orders"]![0], "id");
        Say(
            "The buyer orders 3 units, cash on delivery: order "
                + $"{Text(placed["orders"]![0], "number")}; the same request again is the same order"
        );

        var stock = await client.GetAsync($"/api/v1/seller/{store}/stock/{variant}", seller, cancellationToken);
        Expect(stock!["available"]!.ToString(), (Stock - 3).ToString(CultureInfo.InvariantCulture), "the units left");
        Say($"Stock went down from {Stock} to {Stock - 3}");

        await client.PostAsync(
            $"/api/v1/seller/{store}/orders/{order}/confirm",
            null,
            seller,
            HttpStatusCode.OK,
            cancellationToken
        );
        await client.PostAsync(
            $"/api/v1/seller/{store}/orders/{order}/ship",
            new JsonObject { ["carrier"] = "Yurtiçi Kargo", ["trackingNumber"] = "123456789" },
            seller,
            HttpStatusCode.OK,
            cancellationToken
        );
        await client.PostAsync(
            $"/api/v1/seller/{store}/orders/{order}/deliver",
            null,
            seller,
            HttpStatusCode.OK,
            cancellationToken
        );
        var seen = await client.GetAsync($"/api/v1/orders/{order}", buyer, cancellationToken);
        Expect(Text(seen, "status"), "delivered", "the order's status for the buyer");
        Say("The seller confirms, ships and delivers; the buyer sees it delivered and paid at the door");
    }

    private async Task ReadFiguresAsync(string store, string seller, string admin, CancellationToken cancellationToken)
    {
        const int mostRows = 50;
        await client.UntilAsync(
            $"/api/v1/seller/{store}/analytics/sales-by-day",
            seller,
            days => days["data"]!.AsArray().Sum(d => d!["units"]!.GetValue<long>()) == 3,
            "three units in the store's figures",
            cancellationToken
        );
        await client.PostAsync(
            "/api/v1/admin/analytics/popular-sellers/refresh",
            null,
            admin,
            HttpStatusCode.Accepted,
            cancellationToken
        );
        await client.UntilAsync(
            $"/api/v1/analytics/popular-sellers?window=7d&limit={mostRows}",
            null,
            page =>
                page["data"]!.AsArray() is var rows
                && (rows.Count == mostRows || rows.Any(r => Text(r, "sellerId") == store)),
            "the store among the popular sellers",
            cancellationToken
        );
        Say("The event reaches the store's figures, and the store enters the popular sellers");
    }

    private async Task TryToOversellAsync(string variant, string buyer, CancellationToken cancellationToken)
    {
        var checkout = await QuoteAsync(
            variant,
            Stock,
            "cash_on_delivery",
            buyer,
            HttpStatusCode.Created,
            cancellationToken
        );
        var refused = await client.PostOnceAsync(
            $"/api/v1/checkouts/{Text(checkout, "id")}/complete",
            null,
            buyer,
            Guid.CreateVersion7().ToString(),
            HttpStatusCode.Conflict,
            cancellationToken
        );
        Expect(Text(refused, "code"), "stock.insufficient", "the refusal");
        Say($"Somebody wants {Stock} units of the {Stock - 3} that are left: refused with stock.insufficient");
    }

    private async Task BuyByCardAsync(string variant, string buyer, CancellationToken cancellationToken)
    {
        var checkout = await QuoteAsync(variant, 1, "card", buyer, HttpStatusCode.Created, cancellationToken);
        var placed = await client.PostOnceAsync(
            $"/api/v1/checkouts/{Text(checkout, "id")}/complete",
            null,
            buyer,
            Guid.CreateVersion7().ToString(),
            HttpStatusCode.Created,
            cancellationToken
        );
        var order = Text(placed!["orders"]![0], "id");
        await PayAsync(placed["payment"], cancellationToken);
        await client.UntilAsync(
            $"/api/v1/orders/{order}",
            buyer,
            o => Text(o, "status") == "placed",
            "the order placed by the provider's webhook",
            cancellationToken
        );
        Say(
            "The buyer orders one more by card and pays on the provider's page; its webhook places order "
                + $"{Text(placed["orders"]![0], "number")}"
        );
    }

    private async Task SubscribeAsync(string store, string seller, CancellationToken cancellationToken)
    {
        var billed = await client.PostOnceAsync(
            $"/api/v1/seller/{store}/subscription",
            new JsonObject { ["planCode"] = "standard" },
            seller,
            Guid.CreateVersion7().ToString(),
            HttpStatusCode.Created,
            cancellationToken
        );
        await PayAsync(billed!["payment"], cancellationToken);
        await client.UntilAsync(
            $"/api/v1/seller/{store}/subscription",
            seller,
            s => Text(s, "status") == "active",
            "an active subscription",
            cancellationToken
        );
        var usage = await client.GetAsync($"/api/v1/seller/{store}/usage", seller, cancellationToken);
        var listings = usage!["current"]!.AsArray().Single(m => Text(m, "metric") == "activeListings")!;
        Expect(listings["limit"]!.ToString(), "25", "the listings the plan allows");
        Say(
            "The seller subscribes to the standard plan and pays invoice "
                + $"{Text(billed["invoice"], "number")}: {listings["used"]} of 25 listings used"
        );
    }

    private async Task CheckBooksAsync(string admin, CancellationToken cancellationToken)
    {
        var report = await client.GetAsync("/api/v1/admin/invariants", admin, cancellationToken);
        var broken = report!["checks"]!
            .AsArray()
            .Where(check => check!["violations"]!.GetValue<long>() > 0)
            .Select(check => Text(check, "code"))
            .ToList();
        Expect(string.Join(", ", broken), "", "the broken invariants");
        Say($"All {report["checks"]!.AsArray().Count} invariants of stock, orders and money hold");
    }

    /// <summary>Pays on the payment simulator as the page's button does; a real provider's page needs a
    /// person.</summary>
    private async Task PayAsync(JsonNode? payment, CancellationToken cancellationToken)
    {
        var page = new Uri(Text(payment, "checkoutUrl"));
        if (!page.IsLoopback)
            throw new WalkFailedException(
                $"the payment waits at {page}: the walk pays by itself only where the payment simulator runs."
            );
        await client.PostAsync(
            $"{page.GetLeftPart(UriPartial.Authority)}/_simulator/sessions/{page.Segments[^1]}/pay",
            new JsonObject { ["scenario"] = "success" },
            null,
            HttpStatusCode.OK,
            cancellationToken
        );
    }

    private Task<JsonNode?> QuoteAsync(
        string variant,
        int quantity,
        string method,
        string buyer,
        HttpStatusCode expected,
        CancellationToken cancellationToken
    ) =>
        client.PostAsync(
            "/api/v1/checkouts",
            new JsonObject
            {
                ["items"] = new JsonArray(new JsonObject { ["variantId"] = variant, ["quantity"] = quantity }),
                ["address"] = new JsonObject
                {
                    ["fullName"] = "Ayşe Yılmaz",
                    ["phone"] = "+905321234567",
                    ["line1"] = "Moda Cad. 12",
                    ["district"] = "Kadıköy",
                    ["city"] = "İstanbul",
                },
                ["paymentMethod"] = method,
            },
            buyer,
            expected,
            cancellationToken
        );

    private void Say(string what) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {++_step, 2} ok  {what}."));

    private static void Expect(string actual, string expected, string what)
    {
        if (actual != expected)
            throw new WalkFailedException($"{what}: expected “{expected}”, got “{actual}”");
    }

    private static JsonObject Lira(long kurus) => new() { ["amount"] = kurus, ["currency"] = "TRY" };

    private static string Text(JsonNode? node, string name) =>
        node?[name]?.ToString()
        ?? throw new WalkFailedException($"the answer has no {name}: {node?.ToJsonString() ?? "nothing"}");
}
