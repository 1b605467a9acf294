using Marketplace.Foundation;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Orders;

/// <summary>Checkout rules of this deployment: currency, delivery fees, payment methods, and how changed prices are
/// handled.</summary>
public sealed class CheckoutPolicy(
    IOptions<OrdersOptions> orders,
    IOptions<MarketplaceOptions> marketplace,
    IPayments payments,
    UnpaidHoldPolicy holds,
    SalesContractPolicy contracts
)
{
    /// <summary>What buyers agree to.</summary>
    internal SalesContractPolicy Contracts => contracts;

    public string Currency => marketplace.Value.Currency;

    public TimeSpan QuoteLifetime => TimeSpan.FromMinutes(orders.Value.QuoteMinutes);

    /// <summary>Prices a requested purchase.</summary>
    internal Result<NewCheckout> Price(
        StartCheckout input,
        IReadOnlyList<CheckoutLine> lines,
        PurchasableVariants offer
    )
    {
        if (input.PaymentMethod == PaymentMethod.Card && !payments.IsAvailable)
            return PaymentRefusals.MethodUnavailable;
        if (UnknownDeliverySeller(input, offer) is { } unknownSeller)
            return unknownSeller;
        if (IsTooLarge(lines, orders.Value.Shipping))
            return OrderErrors.TotalTooLarge;
        var deliveries = Quote.PriceDeliveries(Currency, lines, input.Deliveries, orders.Value.Shipping);
        if (
            input.PaymentMethod == PaymentMethod.CashOnDelivery
            && CashRefusal(offer, Quote.Of(Currency, lines, deliveries)) is { } noCash
        )
        {
            return noCash;
        }

        return new NewCheckout(input.Address, input.PaymentMethod, lines, deliveries, input.AcceptPriceChanges)
        {
            Cart = input.Cart,
            Invoice = input.Invoice,
            Guest = input.Guest,
        };
    }

    /// <summary>The current quote; repriced if prices changed and the buyer accepts price changes.</summary>
    internal Result<Quote> Requote(Checkout checkout, PurchasableVariants offer)
    {
        var refusal = PriceRefusal(
            checkout.Lines.Select(l => new PriceChange(
                l.VariantId,
                new(l.UnitPriceMinor, checkout.Currency),
                offer.Variants[l.VariantId].UnitPrice
            ))
        );
        if (refusal is null)
        {
            return Quote.Of(
                checkout.Currency,
                // The picture of the day: the one that was quoted may be gone.
                [.. checkout.Lines.Select(l => l with { Image = offer.Variants[l.VariantId].Image })],
                checkout.Deliveries
            );
        }
        // The texts name the prices: a buyer who agreed to them agrees to no others.
        if (!checkout.AcceptsPriceChanges || checkout.Contracts is not null)
            return refusal;
        var lines = checkout.Lines.Select(l => offer.Line(l.VariantId, l.Quantity)).ToArray();
        if (IsTooLarge(lines, orders.Value.Shipping))
            return OrderErrors.TotalTooLarge;
        var choices = checkout.Deliveries.Select(d => new DeliveryChoice(d.SellerId, d.Type, d.Note)).ToArray();
        return Quote.Of(
            checkout.Currency,
            lines,
            Quote.PriceDeliveries(checkout.Currency, lines, choices, orders.Value.Shipping)
        );
    }

    /// <summary>Why the buyer may not hold the units of a card checkout; null for cash on delivery.</summary>
    /// <remarks>Call before any row is locked; see <see cref="UnpaidHoldPolicy"/>.</remarks>
    internal async Task<Error?> HoldRefusalAsync(Checkout checkout, CancellationToken cancellationToken) =>
        checkout.PaymentMethod == PaymentMethod.Card ? await holds.RefusalAsync(checkout, cancellationToken) : null;

    internal Error? CashRefusal(PurchasableVariants offer, Quote quote) => offer.CashRefusal(quote.Total, orders.Value);

    /// <summary>An error listing every price that differs from what the buyer saw; null when none does.</summary>
    internal static Error? PriceRefusal(IEnumerable<PriceChange> compared)
    {
        var changes = compared.Where(c => c.Old != c.New).ToArray();
        return changes.Length > 0 ? OrderErrors.PriceChanged.With(("changes", changes)) : null;
    }

    private static Error? UnknownDeliverySeller(StartCheckout input, PurchasableVariants offer)
    {
        var fields = input
            .Deliveries.Select((choice, index) => (choice, index))
            .Where(d => !offer.Sellers.ContainsKey(d.choice.SellerId))
            .Select(d => new FieldError(
                $"#/delivery/{d.index}/sellerId",
                "value.not_allowed",
                ("allowed", offer.Sellers.Keys.ToArray())
            ))
            .ToArray();
        return fields.Length > 0 ? Invalid.Fields(fields) : null;
    }

    /// <summary>Whether goods and delivery cost more than the largest supported amount.</summary>
    internal static bool IsTooLarge(IEnumerable<CheckoutLine> lines, ShippingOptions shipping) =>
        lines.Aggregate((Int128)0, (sum, line) => sum + (Int128)line.UnitPriceMinor * line.Quantity + shipping.FlatFee)
        > Money.MaxAmount;
}
