using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Analytics;
using Marketplace.Modules.Users.Contracts;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Marketplace.Api.Analytics;

/// <summary>The public popular sellers ranking.</summary>
public static class PopularSellersEndpoints
{
    private const int DefaultRows = 10;

    public static void MapPopularSellers(this IEndpointRouteBuilder api) =>
        api.MapGet("/analytics/popular-sellers", ListPopularSellers)
            .AllowAnonymous()
            .WithTags("Analytics")
            .Produces<PopularSellersResponse>()
            .ProducesProblems(PlatformErrors.ValidationFailed)
            .SendsETag()
            .WithSummary("List the popular sellers of the last 7d, 30d or 90d, by score, revenue or orders")
            .WithDescription(
                "A card order counts from its delivery, a cash order once the buyer confirmed the receipt or the "
                    + "return window passed. Young accounts do not count, and a buyer who never bought from another "
                    + "store counts a quarter."
            );

    public static async Task<IResult> ListPopularSellers(
        string? window,
        Choice<PopularityOrder>? by,
        int? limit,
        CurrentUser user,
        PopularSellerCache cache,
        IOptions<JsonOptions> json,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        if (PopularityWindow.Find(window ?? PopularityWindow.Default.Name) is not { } wanted)
        {
            return Problems.InvalidField(
                "?window",
                "value.not_allowed",
                ("allowed", PopularityWindow.All.Select(w => w.Name).ToArray())
            );
        }

        var rows = limit ?? DefaultRows;
        if (rows < 1)
            return Problems.InvalidField("?limit", "value.too_small", ("min", 1));
        if (rows > PopularSellerCache.MaxRows)
            return Problems.InvalidField("?limit", "value.too_large", ("max", PopularSellerCache.MaxRows));
        var list = await cache.GetAsync(wanted, by?.Value ?? PopularityOrder.Score, cancellationToken);
        var answer = PopularSellersResponse.From(list, wanted, rows, user.ActorOrNull);

        // An answer with restricted fields must not be cached for others or mistaken for the public one.
        var isPublic = answer.Data.All(r => r.Factors is null);
        context.Response.Headers.CacheControl = isPublic ? "public, max-age=60" : "private, max-age=60";
        context.Response.Headers.Append(HeaderNames.Vary, "Authorization");
        var tag = string.Create(CultureInfo.InvariantCulture, $"\"{list.Version}{(isPublic ? "" : "-own")}\"");
        return Results.Bytes(
            JsonSerializer.SerializeToUtf8Bytes(answer, json.Value.SerializerOptions),
            "application/json; charset=utf-8",
            entityTag: new EntityTagHeaderValue(tag)
        );
    }
}

/// <summary>A ranking of stores.</summary>
/// <param name="Version">Increases with each computation of the window; 0 before the first.</param>
/// <param name="ComputedAt">Deliveries up to this time count; null before the first computation.</param>
public sealed record PopularSellersResponse(
    long Version,
    DateTimeOffset? ComputedAt,
    string Window,
    IReadOnlyList<PopularSellerResponse> Data
)
{
    public static PopularSellersResponse From(
        PopularSellerList list,
        PopularityWindow window,
        int rows,
        Actor? reader
    ) =>
        new(
            list.Version,
            list.ComputedAt,
            window.Name,
            [
                .. list
                    .Sellers.Take(rows)
                    .Select((seller, index) => PopularSellerResponse.From(seller, index + 1, list.Currency, reader)),
            ]
        );
}

/// <summary>A store in the ranking.</summary>
/// <param name="Rank">Counts from 1, without gaps.</param>
/// <param name="Score">0 to 1000.</param>
/// <param name="Factors">Only for administrators, and for members of the store.</param>
public sealed record PopularSellerResponse(
    int Rank,
    Guid SellerId,
    string Slug,
    string Name,
    int Score,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PopularityFactorsResponse? Factors
)
{
    public static PopularSellerResponse From(PopularSeller seller, int rank, string currency, Actor? reader) =>
        new(
            rank,
            seller.SellerId,
            seller.Slug,
            seller.Name,
            seller.Score,
            reader is not null && (reader.IsAdmin || reader.MayActFor(seller.SellerId))
                ? PopularityFactorsResponse.From(seller, currency)
                : null
        );
}

/// <summary>The components of a score.</summary>
/// <param name="WeightedRevenue">In major units; recent orders weigh more.</param>
/// <param name="WeightedOrders">Recent orders weigh more.</param>
/// <param name="WeightedBuyers">Buyers of whom those who never bought from another store count a quarter, here as in
/// the weighted revenue and orders.</param>
/// <param name="SingleStoreBuyers">Buyers who never bought from another store.</param>
/// <param name="OrdersLeftOut">Delivered orders that do not count: paid in cash and not yet confirmed by the buyer,
/// with the return window still open, or bought by an account that was registered only days ago.</param>
/// <param name="SellerFaultBps">Share of decided orders that the store rejected, cancelled or did not confirm in time,
/// in basis points.</param>
/// <param name="Revenue">Order totals net of refunds, excluding delivery.</param>
public sealed record PopularityFactorsResponse(
    double WeightedRevenue,
    double WeightedOrders,
    int Buyers,
    int SellerFaultBps,
    Money Revenue,
    int Orders,
    double WeightedBuyers,
    int SingleStoreBuyers,
    int OrdersLeftOut
)
{
    public static PopularityFactorsResponse From(PopularSeller seller, string currency) =>
        new(
            seller.WeightedRevenue,
            seller.WeightedOrders,
            seller.Buyers,
            seller.FaultBps,
            new(seller.RevenueMinor, currency),
            seller.Orders,
            seller.WeightedBuyers,
            seller.SingleStoreBuyers,
            seller.LeftOut
        );
}
