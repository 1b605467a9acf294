namespace Marketplace.Foundation;

/// <summary>One page of a keyset-paginated list, with the cursor of the next page.</summary>
/// <param name="NextCursor">Opaque; null on the last page.</param>
public sealed record Page<T>(IReadOnlyList<T> Data, string? NextCursor)
{
    public bool HasMore => NextCursor is not null;

    /// <summary>Creates a page from up to limit + 1 rows; the extra row only indicates that there are more.</summary>
    public static Page<T> From(List<T> rows, int limit, Func<T, string> cursorOf)
    {
        if (rows.Count <= limit)
            return new(rows, null);
        rows.RemoveRange(limit, rows.Count - limit);
        return new(rows, cursorOf(rows[^1]));
    }

    /// <summary>Maps the rows and keeps the cursor.</summary>
    public Page<TOther> Map<TOther>(Func<T, TOther> map) => new(Data.Select(map).ToList(), NextCursor);
}
