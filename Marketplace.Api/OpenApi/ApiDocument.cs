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
        stable `code`; each response lists its codes, and new ones can be added. **Texts** follow the header
        `Accept-Language` of any request: tr (the default) or en. **Writes** take an `Idempotency-Key`: the same key
        with the same request returns the first response again. **Updates** of resources that can change concurrently
        require `If-Match` with the ETag that was read. Resources that belong to someone else return 404.
        """;

    /// <summary>Registers the OpenAPI document.</summary>
    public static IServiceCollection AddApiDocument(this IServiceCollection services) =>
        services
            .AddSingleton<DocumentBytes>()
            .AddOpenApi(
                Name,
                options =>
                {
                    // A problem in an answer is the one that refuses a request.
                    options.CreateSchemaReferenceId = type =>
                        type.Type == typeof(ProblemDocument)
                            ? Problem
                            : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
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
            Version = typeof(ApiDocument).Assembly.GetName().Version!.ToString(3),
            Description = About,
            Contact = new() { Name = "The maintainers of Marketplace" },
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
        document.Components.Schemas.Remove(nameof(ProblemField));
        document.Components.Examples = ExamplesOf(context);
        document.Components.Headers = ResponseHeaders.Components();
        document.Components.Responses = Refusals.Shared.ToDictionary(
            shared => shared.Key,
            shared => (IOpenApiResponse)ProblemSchema.ResponseOf(shared.Value, document)
        );

        PlainSchemas.Apply(document);
        RequestRequirements.Apply(document, context);
        ResponseExamples.Apply(document);
        ApiTags.Apply(document);
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
