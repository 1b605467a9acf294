using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Products;

/// <summary>Makes variants together with their stock, and checks what a variant's price may be.</summary>
public sealed class VariantFactory(IStockRepository stock, IOptions<MarketplaceOptions> options, TimeProvider clock)
{
    /// <summary>A variant, its stock and the movement of its first units.</summary>
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

    /// <summary>Why a variant may not be so; null when it may.</summary>
    /// <remarks>Errors: <c>money.currency_mismatch</c>; <c>validation.failed</c> for a former price that is not above
    /// the price.</remarks>
    public Error? Check(VariantDetails details)
    {
        var currency = options.Value.Currency;
        if (details.Price.Currency != currency || (details.CompareAtPrice is { } former && former.Currency != currency))
            return PlatformErrors.CurrencyMismatch.With(("expected", currency));
        return details.CompareAtPrice?.Amount <= details.Price.Amount
            ? PlatformErrors.ValidationFailed.ToError() with
            {
                Fields = [new("#/compareAtPrice/amount", "value.too_small", ("min", details.Price.Amount + 1))],
            }
            : null;
    }
}

/// <summary>A variant to be made, with the units it starts with.</summary>
public sealed record NewVariant(VariantDetails Details, int InitialStock, int LowThreshold);
