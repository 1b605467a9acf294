using Marketplace.Api.Admin.Access;
using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Payments;

namespace Marketplace.Api.Admin.Lists;

/// <summary>Statements as files, in the language of the panel.</summary>
public static class StatementFiles
{
    /// <summary>Endings of the files, and their formats.</summary>
    public static readonly IReadOnlyList<(string Ending, string Format)> Formats =
    [
        ("pdf", DocumentAnswers.Pdf),
        ("xlsx", DocumentAnswers.Xlsx),
        ("csv", DocumentAnswers.Csv),
    ];

    /// <summary>Maps the files, for those who may see the pages.</summary>
    public static void MapStatementFiles(this IEndpointRouteBuilder app)
    {
        var files = app.MapGroup(AdminComposition.Root).RequireAuthorization(AdminAccess.Read).ExcludeFromDescription();
        foreach (var (ending, format) in Formats)
        {
            files.MapGet(
                "/sellers/{id:guid}/statements/{statementId:guid}/statement." + ending,
                (Guid id, Guid statementId, HttpContext http, StatementQueries statements) =>
                    AnswerAsync((id, statementId), format, http, statements)
            );
        }
    }

    /// <summary>Where a statement is as a file.</summary>
    public static string Href(Guid sellerId, Guid statementId, string ending) =>
        $"{AdminComposition.Root}/sellers/{sellerId}/statements/{statementId}/statement.{ending}";

    /// <summary>Answers with the file, and writes to the audit log who took it.</summary>
    private static async Task<IResult> AnswerAsync(
        (Guid Seller, Guid Statement) ids,
        string format,
        HttpContext http,
        StatementQueries statements
    )
    {
        var found = await statements.DocumentAsync(ids.Seller, ids.Statement, http.RequestAborted);
        if (!found.Succeeded)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            await AdminErrors.WriteAsync(http);
            return Results.Empty;
        }

        var services = http.RequestServices;
        var audit = services.GetRequiredService<ExportAuditService>();
        var user = services.GetRequiredService<AdminUser>();
        var name = "statement " + ids.Statement;
        var recorded = await audit.RecordAsync(user.Actor.UserId, name, [], http.RequestAborted);
        if (!recorded.Succeeded)
            throw new InvalidOperationException($"The export could not be audited: {recorded.Error.Code}.");
        var files = services.GetRequiredService<StatementFileQueries>();
        var language = services.GetRequiredService<AdminText>().Language;
        var content =
            format == DocumentAnswers.Pdf
                ? await files.PdfAsync(found.Value, language, http.RequestAborted)
                : DocumentAnswers.Write(await files.DocumentAsync(found.Value, language, http.RequestAborted), format);
        return DocumentAnswers.File(http, format, content, found.Value.Number);
    }
}
