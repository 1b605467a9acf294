using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules;
using Marketplace.Modules.Orders;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Marketplace.Api.Orders;

/// <summary>Filters for order lists.</summary>
/// <param name="Status">One or several, separated by commas, for example <c>confirmed,shipped</c>.</param>
/// <param name="From">First day, <c>YYYY-MM-DD</c>.</param>
/// <param name="To">Last day, <c>YYYY-MM-DD</c>.</param>
/// <param name="Tz">Time zone of the days; the marketplace's when left out.</param>
/// <param name="Number">Number of an order or of its purchase, or its beginning; case and dash do not matter.</param>
public sealed record OrderQuery(
    Choices<OrderStatus>? Status,
    [FromQuery(Name = "from")] DateOnly? From,
    [FromQuery(Name = "to")] DateOnly? To,
    [FromQuery(Name = "tz")] string? Tz,
    [FromQuery(Name = "number")] string? Number,
    [FromServices] IOptions<MarketplaceOptions> Marketplace
)
{
    internal Result<OrderFilter> ToFilter()
    {
        if (To < From)
            return Invalid.Field("?to", "value.too_small", ("min", From));
        var zone = ZoneParameter.Read(Tz, Marketplace.Value);
        if (!zone.Succeeded)
            return zone.Error;
        if (!OrderFilter.Reads(Number))
            return Invalid.Field("?number", "value.format");
        return OrderFilter.Of(Status?.Values, From, To, zone.Value, Number);
    }
}
