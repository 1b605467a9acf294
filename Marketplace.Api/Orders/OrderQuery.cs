using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;
using Microsoft.AspNetCore.Mvc;

namespace Marketplace.Api.Orders;

/// <summary>Filters for order lists.</summary>
/// <param name="Status">For example <c>placed</c> or <c>pending_payment</c>.</param>
/// <param name="From">First UTC day, <c>YYYY-MM-DD</c>.</param>
/// <param name="To">Last UTC day, <c>YYYY-MM-DD</c>.</param>
/// <param name="Number">Beginning of the number of an order or of its purchase; case and dash do not matter.</param>
public sealed record OrderQuery(
    Choice<OrderStatus>? Status,
    [FromQuery(Name = "from")] DateOnly? From,
    [FromQuery(Name = "to")] DateOnly? To,
    [FromQuery(Name = "number")] string? Number
)
{
    internal Result<OrderFilter> ToFilter()
    {
        if (To < From)
            return Invalid.Field("?to", "value.too_small", ("min", From));
        return OrderFilter.Of(Status?.Value, From, To, Number);
    }
}
