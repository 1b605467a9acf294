using Marketplace.Api.Admin.Filtering;
using Marketplace.Foundation;

namespace Marketplace.Api.Admin.Lists;

/// <summary>A list of the panel: its filters, its rows, and what a file of it holds. Page and file read the same
/// rows.</summary>
public abstract class AdminList<TRow>(QueryFilters asked, AdminText text)
{
    private RowReader<TRow>? _readAsync;

    protected QueryFilters Asked => asked;

    protected AdminText T => text;

    /// <summary>Headings of the columns of a file.</summary>
    public abstract IReadOnlyList<string> Headings { get; }

    /// <summary>The lines of a row in a file; most rows have one.</summary>
    public abstract IEnumerable<object?[]> Lines(TRow row);

    /// <summary>Reads a page with the filters of the address; an error when a filter was not understood.</summary>
    public async Task<Result<Page<TRow>>> ReadAsync(PageRequest page, CancellationToken cancellationToken)
    {
        _readAsync ??= await OpenAsync(cancellationToken);
        if (asked.Fail)
            return PlatformErrors.Malformed;
        var rows = await _readAsync(page, cancellationToken);
        if (rows.Succeeded)
            await LoadNamesAsync(rows.Value.Data, cancellationToken);
        return rows;
    }

    /// <summary>Reads the filters once, and returns the query of one page.</summary>
    protected abstract Task<RowReader<TRow>> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Loads what the rows of a page refer to.</summary>
    protected virtual Task LoadNamesAsync(IReadOnlyList<TRow> rows, CancellationToken cancellationToken) =>
        Task.CompletedTask;
}
