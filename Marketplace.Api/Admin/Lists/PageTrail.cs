using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Marketplace.Api.Admin.Lists;

/// <summary>The way back through the pages of a list: the cursors of the pages before this one, in its
/// address.</summary>
/// <remarks>A cursor says where a page begins, so the way back leads to pages that begin where the user saw them begin.
/// The trail keeps the last <see cref="Kept"/> pages: who went further, or came without it, has no previous page and
/// starts from the first.</remarks>
public sealed class PageTrail
{
    public const string Parameter = "trail";

    /// <summary>Pages that one can go back.</summary>
    public const int Kept = 10;

    private const string Cursor = "cursor";

    /// <summary>Stands for the first page, which has no cursor.</summary>
    private const string FirstPage = "first";

    private readonly string _path;
    private readonly Dictionary<string, StringValues> _query;
    private readonly string? _cursor;
    private readonly string[] _trail;

    private PageTrail(Uri address)
    {
        _path = address.AbsolutePath;
        _query = QueryHelpers.ParseQuery(address.Query);
        _cursor = Taken(Cursor).LastOrDefault();
        _trail = [.. Taken(Parameter).TakeLast(Kept)];
    }

    /// <summary>Whether this page is not the first.</summary>
    public bool IsLaterPage => _cursor is not null;

    /// <summary>Address of the first page.</summary>
    public string First => Address(null, []);

    /// <summary>The filters of the list as a query, without the page.</summary>
    public string FiltersOnly => First[_path.Length..];

    /// <summary>Address of the page before this one; null where it is not known.</summary>
    public string? Previous =>
        (_cursor, _trail) switch
        {
            (null, _) or (_, []) => null,
            (_, [.., FirstPage]) => First,
            (_, [.. var before, var last]) => Address(last, before),
        };

    /// <summary>The trail of the page at this address.</summary>
    public static PageTrail Of(string address) => new(new Uri(address));

    /// <summary>Address of the page after this one.</summary>
    public string Next(string cursor) =>
        Address(cursor, _cursor is null ? [FirstPage] : [.. _trail.Append(_cursor).TakeLast(Kept)]);

    private string Address(string? cursor, string[] trail)
    {
        var query = new Dictionary<string, StringValues>(_query);
        if (trail.Length > 0)
            query[Parameter] = trail;
        if (cursor is not null)
            query[Cursor] = cursor;
        return QueryHelpers.AddQueryString(_path, query);
    }

    private IEnumerable<string> Taken(string name) =>
        _query.Remove(name, out var values) ? values.OfType<string>().Where(value => value.Length > 0) : [];
}
