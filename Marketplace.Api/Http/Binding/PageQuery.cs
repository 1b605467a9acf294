using Marketplace.Foundation;
using Microsoft.AspNetCore.Mvc;

namespace Marketplace.Api.Http;

/// <summary>Query parameters of every list.</summary>
/// <param name="Limit">Rows a page, 1 to 100; 20 when left out.</param>
/// <param name="Cursor">Value of <c>page.nextCursor</c>; left out for the first page.</param>
public sealed record PageQuery([FromQuery(Name = "limit")] int? Limit, [FromQuery(Name = "cursor")] string? Cursor)
{
    public Result<PageRequest> ToRequest()
    {
        var limit = Limit ?? PageRequest.DefaultLimit;
        if (limit < 1)
            return PlatformErrors.ValidationFailed.ToError() with
            {
                Fields = [new("?limit", "value.too_small", ("min", 1))],
            };
        if (limit > PageRequest.MaxLimit)
            return PlatformErrors.ValidationFailed.ToError() with
            {
                Fields = [new("?limit", "value.too_large", ("max", PageRequest.MaxLimit))],
            };
        return new PageRequest(limit, string.IsNullOrEmpty(Cursor) ? null : Cursor);
    }
}

/// <summary>A page of a list.</summary>
public sealed record PageResponse<T>(IReadOnlyList<T> Data, PageInfo Page)
{
    public static PageResponse<T> From(Page<T> page) => new(page.Data, new(page.NextCursor, page.HasMore));
}

/// <summary>Where the next page starts.</summary>
/// <param name="NextCursor">Opaque; null on the last page.</param>
public sealed record PageInfo(string? NextCursor, bool HasMore);
