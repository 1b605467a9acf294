using Marketplace.Foundation;
using Marketplace.Modules.Orders;
using Microsoft.AspNetCore.Mvc;

namespace Marketplace.Api.Orders;

/// <summary>Filters of order lists.</summary>
/// <param name="Status">For example <c>placed</c> or <c>pending_payment</c>.</param>
/// <param name="From">First UTC day, <c>YYYY-MM-DD</c>.</param>
/// <param name="To">Last UTC day, <c>YYYY-MM-DD</c>.</param>
public sealed record OrderQuery([FromQuery(Name = "status")] string? Status, [FromQuery(Name = "from")] DateOnly? From, [FromQuery(Name = "to")] DateOnly? To)
{
    internal Result<OrderFilter> ToFilter()
    {
        if (string.IsNullOrEmpty(Status)) return new OrderFilter(null, From, To);
        if (WireName.Parse<OrderStatus>(Status) is { } status) return new OrderFilter(status, From, To);
        return PlatformErrors.ValidationFailed.ToError() with { Fields = [new FieldError("?status", "value.not_allowed")] };
    }
}
