using Marketplace.Api.Http;
using Marketplace.Modules.Payments;

namespace Marketplace.Api.Payments;

/// <summary>Answers with a statement in the format that the client accepts.</summary>
public static class StatementAnswers
{
    /// <summary>JSON, or a file by <c>Accept</c>.</summary>
    public static async Task<IResult> AnswerAsync(
        HttpContext context,
        StatementDocument statement,
        StatementFileQueries files,
        CancellationToken cancellationToken
    )
    {
        var format = DocumentAnswers.FormatOf(
            context.Request,
            DocumentAnswers.Csv,
            DocumentAnswers.Xlsx,
            DocumentAnswers.Pdf
        );
        if (format == DocumentAnswers.Json)
            return TypedResults.Ok(statement);
        var language = RequestLanguage.Of(context);
        var content =
            format == DocumentAnswers.Pdf
                ? await files.PdfAsync(statement, language, cancellationToken)
                : DocumentAnswers.Write(await files.DocumentAsync(statement, language, cancellationToken), format);
        return DocumentAnswers.File(context, format, content, statement.Number);
    }
}
