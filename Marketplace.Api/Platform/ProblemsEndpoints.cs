using Marketplace.Api.Http;
using Marketplace.Foundation;

namespace Marketplace.Api.Platform;

/// <summary>The catalogue of errors.</summary>
public static class ProblemsEndpoints
{
    public static void MapProblems(this IEndpointRouteBuilder api)
    {
        api.MapGet("/problems", ListProblems).AllowAnonymous().WithTags("System").WithSummary("Every error code with its status and texts");
    }

    public static IReadOnlyList<ProblemEntry> ListProblems(ErrorCatalogue catalogue) =>
        catalogue.All.Select(d => new ProblemEntry(d.Code, Problems.StatusOf(d.Kind), new(d.TitleTr, d.TitleEn), new(d.DetailTr, d.DetailEn))).ToList();
}

/// <summary>An error code and what it means.</summary>
public sealed record ProblemEntry(string Code, int Status, Translated Title, Translated Detail);

/// <summary>A text in both languages.</summary>
public sealed record Translated(string Tr, string En);
