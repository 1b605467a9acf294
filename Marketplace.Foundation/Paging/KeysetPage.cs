namespace Marketplace.Foundation;

/// <summary>One page of a list while it is read: which rows belong to it, and what its cursor says.</summary>
public sealed class KeysetPage<TRow, TKey>
{
    private readonly Keyset<TRow, TKey> _keyset;
    private readonly CursorCodec _cursors;
    private readonly PageRequest _page;
    private readonly string _filters;
    private readonly string[]? _keys;

    internal KeysetPage(
        Keyset<TRow, TKey> keyset,
        CursorCodec cursors,
        PageRequest page,
        string filters,
        string[]? keys
    ) => (_keyset, _cursors, _page, _filters, _keys) = (keyset, cursors, page, filters, keys);

    /// <summary>Of these rows those of the page, in the list's order, and one more if there is one.</summary>
    public IQueryable<TRow> Of(IQueryable<TRow> rows) =>
        _keyset.Order(_keys is null ? rows : rows.Where(_keyset.After(_keyset.Read(_keys)))).Take(_page.RowsToRead);

    /// <summary>The page of what was read.</summary>
    /// <param name="read">The rows of <see cref="Of"/>, in any shape.</param>
    /// <param name="keyOf">The values of the list's columns in such a row.</param>
    public Page<TRead> From<TRead>(List<TRead> read, Func<TRead, TKey> keyOf) =>
        Page<TRead>.From(read, _page.Limit, row => _cursors.Encode(_keyset.Sort, _filters, _keyset.Write(keyOf(row))));
}
