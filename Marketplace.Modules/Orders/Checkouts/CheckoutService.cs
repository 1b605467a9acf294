using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>Creates checkouts and completes them into purchases.</summary>
public sealed class CheckoutService(
    UnitOfWork unitOfWork,
    ICheckoutRepository checkouts,
    PurchasableVariantQueries offers,
    OrderPlacementService placement,
    CheckoutPolicy terms,
    TimeProvider clock
)
{
    /// <summary>Opens a checkout at current prices; holds no stock.</summary>
    /// <remarks>Errors: <c>cart.empty</c>, <c>cart.line_limit</c>, <c>cart.total_too_large</c>,
    /// <c>cart.price_changed</c> {changes}, <c>order.cod_not_allowed</c>, <c>payment.method_unavailable</c>,
    /// <c>money.currency_mismatch</c>, <c>validation.failed</c> for a delivery choice whose seller has no item in the
    /// checkout, and those of <see cref="PurchasableVariantQueries"/>. Repeat: each call creates a new
    /// checkout.</remarks>
    public async Task<Result<StartedCheckout>> StartAsync(StartCheckout input, CancellationToken cancellationToken)
    {
        if (input.Items.Count == 0)
            return OrderErrors.CartEmpty;
        var quantities = input.Items.GroupBy(i => i.VariantId).ToDictionary(g => g.Key, g => g.Sum(i => i.Quantity));
        if (quantities.Count > StartCheckout.MaxLines || quantities.Values.Any(q => q > StartCheckout.MaxQuantity))
        {
            return OrderErrors.LineLimit.With(
                ("maxLines", StartCheckout.MaxLines),
                ("maxQuantity", StartCheckout.MaxQuantity)
            );
        }

        return await unitOfWork.ExecuteAsync<StartedCheckout>(
            async ct =>
            {
                var offer = await offers.ReadAsync(input.Buyer, quantities.Keys, ct);
                if (!offer.Succeeded)
                    return offer.Error;
                if (!input.AcceptPriceChanges && PriceRefusal(input, offer.Value) is { } changed)
                    return changed;
                var lines = quantities.Select(q => offer.Value.Line(q.Key, q.Value)).ToArray();
                var priced = terms.Price(input, lines, offer.Value);
                if (!priced.Succeeded)
                    return priced.Error;
                var checkout = Checkout.Open(
                    Ids.New(clock),
                    input.Buyer.Id,
                    priced.Value,
                    terms.Currency,
                    clock.GetUtcNow(),
                    terms.QuoteLifetime
                );
                await terms.Contracts.GiveAsync(checkout, input.Language, ct);
                checkouts.Add(checkout);
                return new StartedCheckout(checkout, offer.Value.Sellers);
            },
            cancellationToken
        );
    }

    /// <summary>Turns a checkout into a purchase: one order per seller, with stock deducted or held in the same
    /// commit.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>, <c>checkout.closed</c> {purchaseId}, <c>checkout.expired</c>,
    /// <c>cart.price_changed</c> {changes}, <c>order.cod_not_allowed</c>, <c>stock.insufficient</c> listing every line
    /// that is short, <c>payment.method_unavailable</c>, and those of <see cref="PurchasableVariantQueries"/>,
    /// <see cref="UnpaidHoldPolicy"/> and <see cref="SalesContractPolicy"/>. Repeat: <c>checkout.closed</c>. Order and
    /// locks: see <see cref="OrderPlacementService"/>. The checkout itself is not
    /// locked: of two concurrent completions, the later one hits a stale version or the unique purchase, is rolled back
    /// with everything it wrote, runs again and finds the checkout closed.</remarks>
    /// <param name="language">Of the payment page.</param>
    /// <param name="consent">What the buyer accepts; see <see cref="SalesContractPolicy"/>.</param>
    public Task<Result<PlacedPurchase>> CompleteAsync(
        Guid checkoutId,
        Actor buyer,
        Language language,
        ContractConsent consent,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync<PlacedPurchase>(
            async ct =>
            {
                var checkout = await checkouts.FindAsync(checkoutId, buyer.Id, ct);
                if (checkout is null)
                    return PlatformErrors.NotFound;
                if (checkout.RefusalAt(clock.GetUtcNow()) is { } refusal)
                    return refusal;
                if (await terms.HoldRefusalAsync(checkout, ct) is { } tooMuch)
                    return tooMuch;
                var offer = await offers.HoldAsync(buyer, checkout, ct);
                if (!offer.Succeeded)
                    return offer.Error;
                var quote = terms.Requote(checkout, offer.Value);
                if (!quote.Succeeded)
                    return quote.Error;
                if (
                    checkout.PaymentMethod == PaymentMethod.CashOnDelivery
                    && terms.CashRefusal(offer.Value, quote.Value) is { } noCash
                )
                {
                    return noCash;
                }

                var agreed = await terms.Contracts.AgreeAsync(checkout, offer.Value.ContractVersions, consent, ct);
                if (!agreed.Succeeded)
                    return agreed.Error;
                var placed = await placement.PlaceAsync(checkout, quote.Value, offer.Value, buyer, language, ct);
                if (!placed.Succeeded)
                    return placed;
                checkout.Complete(placed.Value.Purchase.Id);
                terms.Contracts.Keep(agreed.Value, placed.Value.Orders, buyer.Id, consent.UserAgent);
                return placed;
            },
            cancellationToken
        );

    private Error? PriceRefusal(StartCheckout input, PurchasableVariants offer)
    {
        var seen = input.Items.Where(i => i.UnitPriceSeen is not null).ToArray();
        if (seen.Any(i => i.UnitPriceSeen!.Value.Currency != terms.Currency))
            return PlatformErrors.CurrencyMismatch.With(("expected", terms.Currency));
        return CheckoutPolicy.PriceRefusal(
            seen.Select(i => new PriceChange(
                i.VariantId,
                i.UnitPriceSeen!.Value,
                offer.Variants[i.VariantId].UnitPrice
            ))
        );
    }
}
