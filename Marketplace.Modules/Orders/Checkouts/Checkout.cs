using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>A price quote that a buyer may turn into a purchase once; it holds no stock.</summary>
public sealed class Checkout : Entity
{
    private Checkout() { }

    /// <summary>The account, or the guest; until a guest's checkout is completed, the cart it was made from.</summary>
    public Guid BuyerId { get; private set; }

    /// <summary>Who buys without an account; null for an account.</summary>
    public GuestBuyer? Guest { get; private init; }

    public CheckoutStatus Status { get; private set; }

    public string Currency { get; private init; } = "";

    public PaymentMethod PaymentMethod { get; private init; }

    public DeliveryAddress Address { get; private init; } = null!;

    public IReadOnlyList<CheckoutLine> Lines { get; private init; } = [];

    public IReadOnlyList<CheckoutDelivery> Deliveries { get; private init; } = [];

    /// <summary>The buyer's cart whose items were copied; null when it was not made from one.</summary>
    public Guid? CartId { get; private init; }

    /// <summary>The checkout that had bought from that cart last when this one was made; null for none.</summary>
    public Guid? CartLastCheckoutId { get; private init; }

    /// <summary>Whom the sellers invoice; null when the buyer did not say.</summary>
    public InvoiceProfile? Invoice { get; private set; }

    /// <summary>The buyer accepts current prices at completion.</summary>
    public bool AcceptsPriceChanges { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset ExpiresAt { get; private init; }

    /// <summary>What the buyer must agree to; null when nothing is asked for.</summary>
    public QuotedContracts? Contracts { get; private set; }

    /// <summary>The purchase it became; null until completed.</summary>
    public Guid? PurchaseId { get; private set; }

    /// <summary>The amounts of the quote.</summary>
    internal Quote Quote => Quote.Of(Currency, Lines, Deliveries);

    internal static Checkout Open(
        Guid id,
        Guid buyerId,
        NewCheckout input,
        string currency,
        DateTimeOffset now,
        TimeSpan lifetime
    ) =>
        new()
        {
            Id = id,
            BuyerId = buyerId,
            Currency = currency,
            PaymentMethod = input.PaymentMethod,
            Address = input.Address,
            Lines = input.Lines,
            Deliveries = input.Deliveries,
            CartId = input.Cart?.Id,
            CartLastCheckoutId = input.Cart?.LastCheckoutId,
            Invoice = input.Invoice,
            Guest = input.Guest,
            AcceptsPriceChanges = input.AcceptsPriceChanges,
            CreatedAt = now,
            ExpiresAt = now + lifetime,
        };

    /// <summary>Gives the buyer texts to agree to.</summary>
    internal void Give(QuotedContracts contracts) => Contracts = contracts;

    /// <summary>Why it cannot be completed now; null when it can.</summary>
    public Error? RefusalAt(DateTimeOffset now) =>
        Status == CheckoutStatus.Completed ? OrderErrors.CheckoutClosed.With(("purchaseId", PurchaseId))
        : Status == CheckoutStatus.Expired || ExpiresAt <= now ? OrderErrors.CheckoutExpired.ToError()
        : null;

    /// <summary>Makes it the checkout of a guest, who is known when it is completed.</summary>
    /// <param name="invoice">Its invoice profile, sealed for the guest.</param>
    internal void HandTo(Guid guestId, InvoiceProfile? invoice)
    {
        if (BuyerId != guestId)
            (BuyerId, Invoice) = (guestId, invoice);
    }

    public void Complete(Guid purchaseId)
    {
        Status = CheckoutStatus.Completed;
        PurchaseId = purchaseId;
    }
}

/// <summary>A priced checkout about to be opened.</summary>
internal sealed record NewCheckout(
    DeliveryAddress Address,
    PaymentMethod PaymentMethod,
    IReadOnlyList<CheckoutLine> Lines,
    IReadOnlyList<CheckoutDelivery> Deliveries,
    bool AcceptsPriceChanges
)
{
    public QuotedCart? Cart { get; init; }

    public InvoiceProfile? Invoice { get; init; }

    public GuestBuyer? Guest { get; init; }
}
