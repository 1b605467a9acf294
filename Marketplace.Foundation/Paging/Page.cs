namespace Marketplace.Foundation;

/// <summary>One page of a list read by keyset: the rows, and where the next page starts.</summary>
/// <param name="NextCursor">Opaque; null on the last page.</param>
public sealed record Page<T>(IReadOnlyList<T> Data, string? NextCursor)
{
    public bool HasMore => NextCursor is not null;

    /// <summary>Makes a page from up to limit + 1 rows: the surplus row only tells that there is more.</summary>
    public static Page<T> From(List<T> rows, int limit, Func<T, string> cursorOf)
    {
        if (rows.Count <= limit)
            return new(rows, null);
        rows.RemoveRange(limit, rows.Count - limit);
        return new(rows, cursorOf(rows[^1]));
    }

    /// <summary>Keeps the cursor and changes the rows.</summary>
    public Page<TOther> Map<TOther>(Func<T, TOther> map) => new(Data.Select(map).ToList(), NextCursor);
}
