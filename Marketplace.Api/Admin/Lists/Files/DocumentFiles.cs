using Marketplace.Api.Admin.Access;
using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Documents;

namespace Marketplace.Api.Admin.Lists;

/// <summary>Documents of stores as files, in the language of the panel: each at the address of its page, followed by
/// its ending.</summary>
public static class DocumentFiles
{
    /// <summary>Endings of the files, and their formats.</summary>
    public static readonly IReadOnlyList<(string Ending, string Format)> Formats =
    [
        ("pdf", DocumentAnswers.Pdf),
        ("xlsx", DocumentAnswers.Xlsx),
        ("csv", DocumentAnswers.Csv),
    ];

    /// <summary>Answers with the file, and writes to the audit log who took it; with the page that says so when there
    /// is no such document.</summary>
    /// <param name="format">One of <see cref="Formats"/>.</param>
    internal static async Task<IResult> AnswerAsync(HttpContext http, string format, PanelDocument? document)
    {
        if (document is null)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            await AdminErrors.WriteAsync(http);
            return Results.Empty;
        }

        var services = http.RequestServices;
        var audit = services.GetRequiredService<ExportAuditService>();
        var user = services.GetRequiredService<AdminUser>();
        var recorded = await audit.RecordAsync(user.Actor.UserId, document.Name, [], http.RequestAborted);
        if (!recorded.Succeeded)
            throw new InvalidOperationException($"The export could not be audited: {recorded.Error.Code}.");
        var language = services.GetRequiredService<AdminText>().Language;
        var content =
            format == DocumentAnswers.Pdf
                ? await document.PdfAsync(language)
                : DocumentAnswers.Write(await document.ContentAsync(language), format);
        return DocumentAnswers.File(http, format, content, document.Number);
    }
}

/// <summary>A document that can be had as a file.</summary>
/// <param name="Name">What the audit log calls it.</param>
/// <param name="Number">Its number, which is the name of the file.</param>
internal sealed record PanelDocument(
    string Name,
    string Number,
    Func<Language, Task<byte[]>> PdfAsync,
    Func<Language, Task<FinanceDocument>> ContentAsync
);
