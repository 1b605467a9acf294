using Marketplace.Api.Admin.Access;
using Marketplace.Modules.Payments;

namespace Marketplace.Api.Admin.Lists;

/// <summary>Statements as files.</summary>
public static class StatementFiles
{
    /// <summary>Maps the files, for those who may see the pages.</summary>
    public static void MapStatementFiles(this IEndpointRouteBuilder app)
    {
        var files = app.MapGroup(AdminComposition.Root).RequireAuthorization(AdminAccess.Read).ExcludeFromDescription();
        foreach (var (ending, format) in DocumentFiles.Formats)
        {
            files.MapGet(
                "/sellers/{id:guid}/statements/{statementId:guid}/statement." + ending,
                (Guid id, Guid statementId, HttpContext http, StatementQueries statements) =>
                    AnswerAsync((id, statementId), format, http, statements)
            );
        }
    }

    /// <summary>Where a statement is as a file, without the ending.</summary>
    public static string Href(Guid sellerId, Guid statementId) =>
        $"{AdminComposition.Root}/sellers/{sellerId}/statements/{statementId}/statement";

    private static async Task<IResult> AnswerAsync(
        (Guid Seller, Guid Statement) ids,
        string format,
        HttpContext http,
        StatementQueries statements
    )
    {
        var found = await statements.DocumentAsync(ids.Seller, ids.Statement, http.RequestAborted);
        var files = http.RequestServices.GetRequiredService<StatementFileQueries>();
        return await DocumentFiles.AnswerAsync(
            http,
            format,
            found.Succeeded
                ? new(
                    "statement " + ids.Statement,
                    found.Value.Number,
                    language => files.PdfAsync(found.Value, language, http.RequestAborted),
                    language => files.DocumentAsync(found.Value, language, http.RequestAborted)
                )
                : null
        );
    }
}
