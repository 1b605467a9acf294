using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Foundation;

/// <summary>The order of a list that a cursor can continue: one or two columns, the last of them unique.</summary>
/// <typeparam name="TRow">The entity that is listed.</typeparam>
/// <typeparam name="TKey">The columns' values: those of the last row on a page are the cursor of the next.</typeparam>
public sealed class Keyset<TRow, TKey>
{
    internal Keyset(
        string sort,
        int columns,
        Func<IQueryable<TRow>, IQueryable<TRow>> order,
        Func<TKey, Expression<Func<TRow, bool>>> after,
        Func<TKey, string[]> write,
        Func<string[], TKey> read
    ) => (Sort, Columns, Order, After, Write, Read) = (sort, columns, order, after, write, read);

    internal string Sort { get; }

    internal int Columns { get; }

    internal Func<IQueryable<TRow>, IQueryable<TRow>> Order { get; }

    internal Func<TKey, Expression<Func<TRow, bool>>> After { get; }

    internal Func<TKey, string[]> Write { get; }

    internal Func<string[], TKey> Read { get; }

    /// <summary>Opens the requested page.</summary>
    /// <param name="filters">Everything that narrows the list; a cursor is only good for the same filters.</param>
    /// <remarks>Errors: <c>pagination.cursor_invalid</c>, <c>pagination.cursor_mismatch</c>.</remarks>
    public Result<KeysetPage<TRow, TKey>> Open(CursorCodec cursors, PageRequest page, string filters)
    {
        var keys = cursors.Decode(page.Cursor, Sort, filters, Columns);
        return keys.Succeeded ? new KeysetPage<TRow, TKey>(this, cursors, page, filters, keys.Value) : keys.Error;
    }
}

/// <summary>The orders that lists have.</summary>
public static class Keyset
{
    /// <summary>Highest id first; ids are made in the order of time, so this is newest first.</summary>
    /// <param name="sort">Name of the order inside the cursor.</param>
    public static Keyset<TRow, Guid> Descending<TRow>(string sort, Expression<Func<TRow, Guid>> id) =>
        new(
            sort,
            1,
            rows => rows.OrderByDescending(id),
            last => Composed.Of(id, value => value < last),
            last => [CursorKey.Write(last)],
            keys => CursorKey.Read<Guid>(keys[0])
        );

    /// <summary>Highest number first, where a number occurs once in the list.</summary>
    /// <param name="sort">Name of the order inside the cursor.</param>
    public static Keyset<TRow, int> Descending<TRow>(string sort, Expression<Func<TRow, int>> number) =>
        new(
            sort,
            1,
            rows => rows.OrderByDescending(number),
            last => Composed.Of(number, value => value < last),
            last => [CursorKey.Write(last)],
            keys => CursorKey.Read<int>(keys[0])
        );

    /// <summary>Highest value first, then highest value of the second column.</summary>
    /// <param name="sort">Name of the order inside the cursor.</param>
    public static Keyset<TRow, (TFirst, TSecond)> Descending<TRow, TFirst, TSecond>(
        string sort,
        Expression<Func<TRow, TFirst>> first,
        Expression<Func<TRow, TSecond>> second
    ) =>
        Pair<TRow, TFirst, TSecond>(
            sort,
            rows => rows.OrderByDescending(first).ThenByDescending(second),
            (lastFirst, lastSecond) =>
                Composed.Of(
                    first,
                    second,
                    (a, b) => EF.Functions.LessThan(ValueTuple.Create(a, b), ValueTuple.Create(lastFirst, lastSecond))
                )
        );

    /// <summary>Lowest value first, then lowest value of the second column.</summary>
    /// <param name="sort">Name of the order inside the cursor.</param>
    public static Keyset<TRow, (TFirst, TSecond)> Ascending<TRow, TFirst, TSecond>(
        string sort,
        Expression<Func<TRow, TFirst>> first,
        Expression<Func<TRow, TSecond>> second
    ) =>
        Pair<TRow, TFirst, TSecond>(
            sort,
            rows => rows.OrderBy(first).ThenBy(second),
            (lastFirst, lastSecond) =>
                Composed.Of(
                    first,
                    second,
                    (a, b) =>
                        EF.Functions.GreaterThan(ValueTuple.Create(a, b), ValueTuple.Create(lastFirst, lastSecond))
                )
        );

    private static Keyset<TRow, (TFirst, TSecond)> Pair<TRow, TFirst, TSecond>(
        string sort,
        Func<IQueryable<TRow>, IQueryable<TRow>> order,
        Func<TFirst, TSecond, Expression<Func<TRow, bool>>> after
    ) =>
        new(
            sort,
            2,
            order,
            last => after(last.Item1, last.Item2),
            last => [CursorKey.Write(last.Item1), CursorKey.Write(last.Item2)],
            keys => (CursorKey.Read<TFirst>(keys[0]), CursorKey.Read<TSecond>(keys[1]))
        );
}
