using Marketplace.Modules.Documents;
using Microsoft.Net.Http.Headers;

namespace Marketplace.Api.Http;

/// <summary>Answers with a document in the format that the client accepts: JSON, CSV, a workbook or PDF.</summary>
public static class DocumentAnswers
{
    public const string Json = "application/json";
    public const string Csv = "text/csv";
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const string Pdf = "application/pdf";

    /// <summary>Declares the formats beside JSON in which an endpoint answers.</summary>
    public static RouteHandlerBuilder ProducesFiles(this RouteHandlerBuilder builder, params string[] formats) =>
        builder.WithMetadata(new FileFormatsMetadata(formats));

    /// <summary>The format that the client likes best among those; JSON when it names none of the others.</summary>
    public static string FormatOf(HttpRequest request, params ReadOnlySpan<string> formats)
    {
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted))
            return Json;
        foreach (var type in accepted.Where(a => a.Quality is not 0).OrderByDescending(a => a.Quality ?? 1))
        {
            if (type.MatchesMediaType(Json))
                return Json;
            foreach (var format in formats)
            {
                if (type.MediaType.Equals(format, StringComparison.OrdinalIgnoreCase))
                    return format;
            }
        }

        return Json;
    }

    /// <summary>The document as a file; PDF is written by the caller, who keeps it.</summary>
    public static IResult File(HttpContext context, string format, byte[] content, string name)
    {
        context.Response.Headers.Append(HeaderNames.Vary, "Accept, Accept-Language");
        return TypedResults.File(
            content,
            format == Csv ? "text/csv; charset=utf-8" : format,
            name + ExtensionOf(format)
        );
    }

    /// <summary>The document as CSV or as a workbook.</summary>
    public static byte[] Write(FinanceDocument document, string format) =>
        format switch
        {
            Csv => CsvDocumentWriter.Write(document),
            Xlsx => XlsxDocumentWriter.Write(document),
            _ => PdfDocumentWriter.Write(document),
        };

    private static string ExtensionOf(string format) =>
        format switch
        {
            Csv => ".csv",
            Xlsx => ".xlsx",
            _ => ".pdf",
        };
}

/// <summary>The formats beside JSON in which an endpoint answers.</summary>
public sealed record FileFormatsMetadata(IReadOnlyList<string> Formats);
