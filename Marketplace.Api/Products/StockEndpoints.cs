using FluentValidation;
using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Products;
using Marketplace.Modules.Products.Contracts;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Api.Products;

/// <summary>Endpoints for a store's stock and stock movements.</summary>
public static class StockEndpoints
{
    public static void MapStock(this IEndpointRouteBuilder api)
    {
        var stock = api.MapGroup("/seller/{sellerId:guid}/stock").WithTags("Seller: stock");
        stock
            .MapGet("", ListStock)
            .RequirePermission(Permissions.Seller(SellerScopes.CatalogRead))
            .Produces<PageResponse<StockRow>>()
            .ProducesProblems(PlatformErrors.CursorInvalid, PlatformErrors.CursorMismatch)
            .WithSummary("List the store's stock");
        stock
            .MapGet("/{variantId:guid}", GetStock)
            .RequirePermission(Permissions.Seller(SellerScopes.CatalogRead))
            .Produces<StockRow>()
            .ProducesProblems(PlatformErrors.NotFound)
            .SendsETag()
            .WithSummary("Get the stock of a variant");
        stock
            .MapPost("/{variantId:guid}/adjust", AdjustStock)
            .RequirePermission(Permissions.Seller(SellerScopes.StockWrite))
            .Validates<AdjustStockRequest, AdjustStockRequest.Validator>()
            .ChangesCatalog()
            .Produces<StockRow>()
            .ProducesProblems(PlatformErrors.NotFound, StockErrors.BelowReserved, StockErrors.VersionConflict)
            .SendsETag()
            .WithSummary("Adjust the units on hand, by a delta or to a count");
        stock
            .MapPut("/{variantId:guid}/threshold", SetThreshold)
            .RequirePermission(Permissions.Seller(SellerScopes.StockWrite))
            .RequiresIfMatch()
            .Validates<LowThresholdRequest, LowThresholdRequest.Validator>()
            .ChangesCatalog()
            .Produces<StockRow>()
            .ProducesProblems(PlatformErrors.NotFound)
            .SendsETag()
            .WithSummary("Set the low-stock threshold of a variant");
        stock
            .MapGet("/{variantId:guid}/movements", ListMovements)
            .RequirePermission(Permissions.Seller(SellerScopes.CatalogRead))
            .Produces<PageResponse<StockMovementRow>>()
            .ProducesProblems(PlatformErrors.NotFound, PlatformErrors.CursorInvalid, PlatformErrors.CursorMismatch)
            .WithSummary("List the stock movements of a variant, newest first");
    }

    public static async Task<IResult> ListStock(
        Guid sellerId,
        [AsParameters] PageQuery page,
        bool? low,
        StockQueries queries,
        CancellationToken cancellationToken
    )
    {
        var request = page.ToRequest();
        return request.Succeeded
            ? (await queries.ListAsync(sellerId, low == true, request.Value, cancellationToken)).ToHttp(ApiResults.Page)
            : Problems.From(request.Error);
    }

    public static async Task<IResult> GetStock(
        Guid sellerId,
        Guid variantId,
        StockQueries queries,
        CancellationToken cancellationToken
    ) =>
        await queries.FindAsync(sellerId, variantId, cancellationToken) is { } row
            ? ApiResults.WithContentETag(row, row.Version)
            : Problems.From(PlatformErrors.NotFound);

    public static async Task<IResult> AdjustStock(
        Guid sellerId,
        Guid variantId,
        AdjustStockRequest request,
        CurrentUser user,
        StockService stock,
        CancellationToken cancellationToken
    ) =>
        (await stock.AdjustAsync(user.Actor, sellerId, variantId, request.ToAdjustment(), cancellationToken)).ToHttp(
            row => ApiResults.WithETag(row, row.Version)
        );

    public static async Task<IResult> SetThreshold(
        Guid sellerId,
        Guid variantId,
        LowThresholdRequest request,
        IfMatch ifMatch,
        CurrentUser user,
        StockService stock,
        CancellationToken cancellationToken
    ) =>
        (
            await stock.SetLowThresholdAsync(
                user.Actor,
                sellerId,
                variantId,
                ifMatch.Expected,
                request.LowThreshold,
                cancellationToken
            )
        ).ToHttp(row => ApiResults.WithETag(row, row.Version));

    public static async Task<IResult> ListMovements(
        Guid sellerId,
        Guid variantId,
        [AsParameters] PageQuery page,
        StockQueries queries,
        CancellationToken cancellationToken
    )
    {
        var request = page.ToRequest();
        return request.Succeeded
            ? (await queries.MovementsAsync(sellerId, variantId, request.Value, cancellationToken)).ToHttp(
                ApiResults.Page
            )
            : Problems.From(request.Error);
    }
}

/// <summary>Stock adjustment: either <c>delta</c>, or <c>onHand</c> with <c>expectedVersion</c>.</summary>
/// <param name="Reason">manual (default), correction or import.</param>
public sealed record AdjustStockRequest(
    int? Delta,
    int? OnHand,
    long? ExpectedVersion,
    StockReason? Reason,
    string? Note
)
{
    private static readonly StockReason[] ByHand = [StockReason.Manual, StockReason.Correction, StockReason.Import];

    public StockAdjustment ToAdjustment() =>
        new(
            Delta,
            OnHand,
            ExpectedVersion,
            Reason ?? StockReason.Manual,
            string.IsNullOrWhiteSpace(Note) ? null : Note.Trim()
        );

    public sealed class Validator : AbstractValidator<AdjustStockRequest>
    {
        public Validator()
        {
            // Either will do, so neither is a required field: the whole body lacks something.
            RuleFor(r => r).Must(r => r.Delta is not null || r.OnHand is not null).WithErrorCode("value.required");
            RuleFor(r => r.Delta)
                .Null()
                .When(r => r.OnHand is not null)
                .WithErrorCode("value.exclusive")
                .WithState(_ => "onHand");
            RuleFor(r => r.Delta).InclusiveBetween(-StockItem.MaxUnits, StockItem.MaxUnits);
            RuleFor(r => r.OnHand).InclusiveBetween(0, StockItem.MaxUnits);
            RuleFor(r => r.ExpectedVersion).NotNull().When(r => r.OnHand is not null);
            RuleFor(r => r.Reason)
                .Must(reason => reason is null || ByHand.Contains(reason.Value))
                .WithErrorCode("value.not_allowed")
                .WithState(_ => ByHand.Select(WireName.Of));
            RuleFor(r => r.Note).MaximumLength(200).MustBeOneLine();
        }
    }
}

/// <summary>The stock is low at or below this many available units.</summary>
public sealed record LowThresholdRequest(int LowThreshold)
{
    public sealed class Validator : AbstractValidator<LowThresholdRequest>
    {
        public Validator() => RuleFor(r => r.LowThreshold).InclusiveBetween(0, StockItem.MaxUnits);
    }
}
