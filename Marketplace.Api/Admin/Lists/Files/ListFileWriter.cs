using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Marketplace.Api.Admin.Access;
using Marketplace.Foundation;

namespace Marketplace.Api.Admin.Lists;

/// <summary>Sends a list as a CSV file, page by page, so that no more than a page is in memory.</summary>
/// <remarks>UTF-8 with a byte order mark, without which spreadsheet programs misread Turkish letters. A field that a
/// spreadsheet program would run as a formula begins with an apostrophe.</remarks>
public sealed class ListFileWriter(AdminText text, AdminUser user, ExportAuditService audit, TimeProvider clock)
{
    /// <summary>Rows of a file; the last line says when there are more.</summary>
    public const int MaxRows = 10_000;

    private static readonly char[] FormulaStarts = ['=', '+', '-', '@', '\t', '\r', '\n'];

    /// <summary>Answers with the file; where a filter was not understood, with the page that says so.</summary>
    public async Task<IResult> AnswerAsync<TRow>(string name, AdminList<TRow> list, HttpContext http)
    {
        var request = http.Request;
        var first = await list.ReadAsync(new(PageRequest.MaxLimit), http.RequestAborted);
        if (!first.Succeeded)
            return TypedResults.LocalRedirect(request.Path.Value![..^ListFiles.Extension.Length] + request.QueryString);
        var filters = request.Query.Where(p => p.Value.Any(v => !string.IsNullOrWhiteSpace(v))).Select(p => p.Key);
        var recorded = await audit.RecordAsync(user.Actor.UserId, name, filters.ToList(), http.RequestAborted);
        if (!recorded.Succeeded)
            throw new InvalidOperationException($"The export could not be audited: {recorded.Error.Code}.");
        var day = clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return TypedResults.Stream(
            file => WriteAsync(file, list, first.Value, http.RequestAborted),
            "text/csv; charset=utf-8",
            $"{name}-{day}{ListFiles.Extension}"
        );
    }

    private async Task WriteAsync<TRow>(
        Stream file,
        AdminList<TRow> list,
        Page<TRow> page,
        CancellationToken cancellationToken
    )
    {
        await using var writer = new StreamWriter(file, new UTF8Encoding(true), leaveOpen: true);
        await using var csv = new CsvWriter(writer, Settings(), leaveOpen: true);
        await WriteLineAsync(csv, list.Headings);
        for (var rows = page.Data.Count; ; rows += page.Data.Count)
        {
            foreach (var line in page.Data.SelectMany(list.Lines))
                await WriteLineAsync(csv, line);
            if (page.NextCursor is not { } next)
                return;
            if (rows >= MaxRows)
            {
                await WriteLineAsync(csv, [text.CsvCut(MaxRows)]);
                return;
            }

            // A cursor that this list has just given can be read; otherwise the download breaks off and is seen to.
            page = (await list.ReadAsync(new(PageRequest.MaxLimit, next), cancellationToken)).Value;
        }
    }

    private async Task WriteLineAsync(CsvWriter csv, IEnumerable<object?> values)
    {
        foreach (var value in values)
            csv.WriteField(text.FileField(value));
        await csv.NextRecordAsync();
    }

    private CsvConfiguration Settings() =>
        new(CultureInfo.InvariantCulture)
        {
            Delimiter = text.CsvDelimiter,
            NewLine = "\r\n",
            InjectionOptions = InjectionOptions.Escape,
            InjectionCharacters = FormulaStarts,
        };
}
