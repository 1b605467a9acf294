using Marketplace.Api.Http;
using Marketplace.Foundation;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Marketplace.Api.OpenApi;

/// <summary>The OpenAPI 3.1 document at <c>/openapi/v1.json</c>; the committed copy is docs/openapi/v1.json.</summary>
public static class ApiDocument
{
    public const string Name = "v1";
    internal const string Bearer = "bearer";
    internal const string Problem = "Problem";

    private const string About = """
        Sellers open stores and list products, buyers check out from several sellers at once, and payments arrive by
        webhook.

        **Money** is an integer number of minor units with a currency. **Times** are RFC 3339 in UTC. **Lists** are
        pages: pass `page.nextCursor` as `cursor` until `page.hasMore` is false. **Errors** are RFC 9457 problems with a
        stable `code`; their texts follow `Accept-Language` (tr, en). **Writes** take an `Idempotency-Key`: the same key
        with the same request returns the first response again. **Updates** of resources that can change concurrently
        require `If-Match` with the ETag that was read. Resources that belong to someone else return 404.
        """;

    private static readonly (string Name, string Description)[] Tags =
    [
        ("Auth", "Accounts, sessions and tokens."),
        ("Account", "Your profile, preferences and stores."),
        ("Catalog", "Published products and categories; no sign-in required."),
        ("Checkout", "Price a cart and complete the checkout."),
        ("Orders", "Your orders and purchases."),
        ("Payments", "Card payments and the provider's webhook."),
        ("Sellers", "Stores: the public directory and store management."),
        ("Seller: products", "A store's products, variants and images."),
        ("Seller: stock", "A store's stock levels and stock movements."),
        ("Seller: orders", "Orders for a store to fulfill."),
        ("Subscriptions", "Plans, subscriptions, invoices and usage."),
        ("Analytics", "Popular sellers and dashboards."),
        ("Admin", "Accounts, stores, plans, jobs and events. Support reads; administrators write, with audit."),
        ("Admin: catalog", "Categories and moderation."),
        ("Admin: orders", "All orders."),
        ("Admin: payments", "Payments, refunds, webhooks and the ledger."),
        ("Admin: platform", "Consistency checks."),
        ("System", "The error catalogue."),
    ];

    /// <summary>Registers the OpenAPI document.</summary>
    public static IServiceCollection AddApiDocument(this IServiceCollection services) =>
        services
            .AddSingleton<DocumentBytes>()
            .AddOpenApi(
                Name,
                options =>
                {
                    options.AddSchemaTransformer(OpenApiTypes.DescribeAsync);
                    options.AddOperationTransformer(ApiOperations.DescribeAsync);
                    options.AddDocumentTransformer(DescribeAsync);
                }
            );

    private static Task DescribeAsync(
        OpenApiDocument document,
        OpenApiDocumentTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        document.Info = new()
        {
            Title = "Marketplace API",
            Version = Name,
            Description = About,
            License = new() { Name = "MIT", Identifier = "MIT" },
        };
        document.Servers = [new OpenApiServer { Url = "/", Description = "The host that serves this document." }];
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Bearer] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                BearerFormat = "JWT",
                Description = "The accessToken returned by POST /auth/login.",
            },
        };
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        document.Components.Schemas[Problem] = ProblemSchema.Describe();
        document.Components.Examples = ExamplesOf(context);
        document.Components.Responses = Refusals.Shared.ToDictionary(
            shared => shared.Key,
            shared => (IOpenApiResponse)ProblemSchema.ResponseOf(shared.Value, document)
        );

        var used = document
            .Paths.Values.SelectMany(path => path.Operations?.Values.AsEnumerable() ?? [])
            .SelectMany(operation => operation.Tags ?? new HashSet<OpenApiTagReference>())
            .Select(tag => tag.Name)
            .ToHashSet();
        document.Tags = Tags.Where(tag => used.Contains(tag.Name))
            .Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Description })
            .Concat(
                used.Except(Tags.Select(tag => tag.Name))
                    .Order(StringComparer.Ordinal)
                    .Select(name => new OpenApiTag { Name = name })
            )
            .ToHashSet();
        DescriptionLines.Join(document);
        return Task.CompletedTask;
    }

    /// <summary>Builds one example for each problem declared by any endpoint.</summary>
    private static Dictionary<string, IOpenApiExample> ExamplesOf(OpenApiDocumentTransformerContext context)
    {
        var declared = context
            .DescriptionGroups.SelectMany(group => group.Items)
            .SelectMany(Refusals.Of)
            .DistinctBy(Refusals.ExampleName)
            .OrderBy(Refusals.ExampleName, StringComparer.Ordinal);
        return declared.ToDictionary(Refusals.ExampleName, error => (IOpenApiExample)ProblemSchema.ExampleOf(error));
    }
}
