namespace Marketplace.Foundation;

/// <summary>The requested page of a list.</summary>
/// <param name="Limit">1 to 100 rows.</param>
/// <param name="Cursor">Opaque cursor from the previous page; null for the first page.</param>
public sealed record PageRequest(int Limit = PageRequest.DefaultLimit, string? Cursor = null)
{
    public const int DefaultLimit = 20;
    public const int MaxLimit = 100;

    /// <summary>One row more than the page holds, which tells whether there is another page.</summary>
    public int RowsToRead => Limit + 1;
}
