using Marketplace.Foundation;
using Microsoft.AspNetCore.Mvc;

namespace Marketplace.Api.Http;

/// <summary>Query parameters common to all lists.</summary>
/// <param name="Limit">Rows per page, 1 to 100; default 20.</param>
/// <param name="Cursor"><c>page.nextCursor</c> of the previous page; omit for the first page.</param>
public sealed record PageQuery([FromQuery(Name = "limit")] int? Limit, [FromQuery(Name = "cursor")] string? Cursor)
{
    public Result<PageRequest> ToRequest()
    {
        var limit = Limit ?? PageRequest.DefaultLimit;
        if (limit < 1)
            return Invalid.Field("?limit", "value.too_small", ("min", 1));
        if (limit > PageRequest.MaxLimit)
            return Invalid.Field("?limit", "value.too_large", ("max", PageRequest.MaxLimit));
        return new PageRequest(limit, string.IsNullOrEmpty(Cursor) ? null : Cursor);
    }
}

/// <summary>A page of a list.</summary>
public sealed record PageResponse<T>(IReadOnlyList<T> Data, PageInfo Page)
{
    public static PageResponse<T> From(Page<T> page) => new(page.Data, new(page.NextCursor, page.HasMore));
}

/// <summary>A list that is always answered whole.</summary>
public sealed record ListResponse<T>(IReadOnlyList<T> Data);

/// <summary>Position in the list.</summary>
/// <param name="NextCursor">Opaque cursor of the next page; null on the last page.</param>
public sealed record PageInfo(string? NextCursor, bool HasMore);
