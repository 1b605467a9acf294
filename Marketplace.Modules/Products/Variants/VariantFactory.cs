using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Products;

/// <summary>Creates variants with their stock, and validates variant prices.</summary>
public sealed class VariantFactory(IStockRepository stock, IOptions<MarketplaceOptions> options, TimeProvider clock)
{
    /// <summary>Creates a variant, its stock and the movement of its initial units.</summary>
    /// <remarks>Errors: see <see cref="Check"/>.</remarks>
    public Result<Variant> Create(Guid productId, Guid sellerId, NewVariant input, Guid? actorId)
    {
        if (Check(input.Details) is { } refusal)
            return refusal;
        var now = clock.GetUtcNow();
        var variant = Variant.Create(Ids.New(clock), productId, sellerId, input.Details, now);
        stock.Add(
            StockItem.Create(variant.Id, productId, sellerId, input.InitialStock, input.LowThreshold, variant.IsActive)
        );
        if (input.InitialStock > 0)
        {
            stock.Add(
                new StockMovement
                {
                    Id = Ids.New(clock),
                    VariantId = variant.Id,
                    Delta = input.InitialStock,
                    Reason = StockReason.Initial,
                    ActorId = actorId,
                    OnHandAfter = input.InitialStock,
                    At = now,
                }
            );
        }

        return variant;
    }

    /// <summary>Why the variant details are invalid; null when they are valid.</summary>
    /// <remarks>Errors: <c>money.currency_mismatch</c>; <c>validation.failed</c> for a compare-at price that is not
    /// above the price.</remarks>
    public Error? Check(VariantDetails details)
    {
        var currency = options.Value.Currency;
        if (details.Price.Currency != currency || (details.CompareAtPrice is { } former && former.Currency != currency))
            return PlatformErrors.CurrencyMismatch.With(("expected", currency));
        return details.CompareAtPrice?.Amount <= details.Price.Amount
            ? Invalid.Field("#/compareAtPrice/amount", "value.too_small", ("min", details.Price.Amount + 1))
            : null;
    }
}

/// <summary>Input for creating a variant, with its initial stock.</summary>
public sealed record NewVariant(VariantDetails Details, int InitialStock, int LowThreshold);
