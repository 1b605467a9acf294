using Marketplace.Api.Http;
using Marketplace.Foundation;

namespace Marketplace.Api.Platform;

/// <summary>The error catalogue.</summary>
public static class ProblemsEndpoints
{
    public static void MapProblems(this IEndpointRouteBuilder api)
    {
        api.MapGet("/problems", ListProblems)
            .AllowAnonymous()
            .WithTags("System")
            .WithSummary("List all error codes with their status and texts");
    }

    /// <summary>Maps the pages that the <c>type</c> of a problem response links to.</summary>
    public static void MapProblemPages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/problems/{code}", GetProblem)
            .AllowAnonymous()
            .WithTags("System")
            .Produces<ProblemEntry>()
            .ProducesProblems(PlatformErrors.NotFound)
            .WithSummary("Get the meaning of an error code");
    }

    public static IResult GetProblem(string code, ErrorCatalogue catalogue) =>
        catalogue.Find(code) is { } definition
            ? TypedResults.Ok(ProblemEntry.From(definition))
            : Problems.From(PlatformErrors.NotFound);

    public static ListResponse<ProblemEntry> ListProblems(ErrorCatalogue catalogue) =>
        new([.. catalogue.All.Select(ProblemEntry.From)]);
}

/// <summary>An error code and its meaning.</summary>
public sealed record ProblemEntry(string Code, int Status, Translated Title, Translated Detail)
{
    public static ProblemEntry From(ErrorDefinition definition) =>
        new(
            definition.Code,
            Problems.StatusOf(definition.Kind),
            Translated.From(definition.Title),
            Translated.From(definition.Detail)
        );
}

/// <summary>A text in both languages.</summary>
public sealed record Translated(string Tr, string En)
{
    public static Translated From(LocalizedText text) => new(text.Turkish, text.English);
}
