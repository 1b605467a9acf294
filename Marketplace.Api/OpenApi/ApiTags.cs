using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Marketplace.Api.OpenApi;

/// <summary>The document's table of contents: tags, grouped by who uses them.</summary>
internal static class ApiTags
{
    private const string GroupsExtension = "x-tagGroups";
    private const string Shop = "Shop";
    private const string Seller = "Seller";
    private const string Admin = "Admin";
    private const string System = "System";

    private static readonly (string Name, string Group, string Description)[] Tags =
    [
        ("Auth", Shop, "Accounts, sessions and tokens."),
        ("Account", Shop, "Your profile, preferences and stores."),
        ("Notifications", Shop, "What happened to your orders, stores and payments."),
        ("Catalog", Shop, "Published products and categories; no sign-in required."),
        ("Cart", Shop, "Carts of accounts and of guests; prices are today's, and nothing is reserved."),
        ("Checkout", Shop, "Price a cart and complete the checkout."),
        ("Orders", Shop, "Your orders and purchases."),
        ("Guest orders", Shop, "What was bought without an account, by the token of its link or of its cart."),
        ("Returns", Shop, "Goods you send back, and the money for them."),
        ("Files", Shop, "Files for messages and returns; only the parties of the order can read them."),
        ("Payments", Shop, "Card payments and the provider's webhook."),
        ("Analytics", Shop, "Popular sellers."),
        ("Sellers", Seller, "Stores: the public directory and store management."),
        ("Seller: products", Seller, "A store's products, variants and images."),
        ("Seller: stock", Seller, "A store's stock levels and stock movements."),
        ("Seller: orders", Seller, "Orders for a store to fulfill."),
        ("Seller: finance", Seller, "A store's commission invoices."),
        ("Seller: analytics", Seller, "A store's sales, top products and views."),
        ("Seller: finance", Seller, "A store's balance, statements and payouts."),
        ("Subscriptions", Seller, "Plans, subscriptions, invoices and usage."),
        ("Admin", Admin, "Accounts, stores, plans, jobs and events. Support reads; administrators write, with audit."),
        ("Admin: catalog", Admin, "Categories and moderation."),
        ("Admin: orders", Admin, "All orders."),
        ("Admin: payments", Admin, "Payments, refunds, webhooks and the ledger."),
        ("Admin: payouts", Admin, "Payouts to stores and buyers, and the files for the bank."),
        ("Admin: analytics", Admin, "Sales of the whole marketplace."),
        ("Admin: platform", Admin, "Consistency checks."),
        ("System", System, "The error catalogue and the keys of access tokens."),
    ];

    /// <summary>Lists the tags in use, in order, and their groups.</summary>
    /// <exception cref="InvalidOperationException">An endpoint has a tag that is not listed here.</exception>
    public static void Apply(OpenApiDocument document)
    {
        var used = document
            .Paths.Values.SelectMany(path => path.Operations?.Values.AsEnumerable() ?? [])
            .SelectMany(operation => operation.Tags ?? new HashSet<OpenApiTagReference>())
            .Select(tag => tag.Name!)
            .ToHashSet();
        var unknown = used.Except(Tags.Select(tag => tag.Name)).Order(StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
            throw new InvalidOperationException($"Tags without a description: {string.Join(", ", unknown)}.");
        var listed = Tags.Where(tag => used.Contains(tag.Name)).ToList();
        document.Tags = listed
            .Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Description })
            .ToHashSet();
        document.AddExtension(GroupsExtension, new JsonNodeExtension(GroupsOf(listed)));
    }

    private static JsonArray GroupsOf(IEnumerable<(string Name, string Group, string Description)> tags) =>
        [
            .. tags.GroupBy(tag => tag.Group)
                .Select(group => new JsonObject
                {
                    ["name"] = group.Key,
                    ["tags"] = new JsonArray([.. group.Select(tag => (JsonNode)tag.Name)]),
                }),
        ];
}
