using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>Settings for checkouts and orders.</summary>
public sealed class OrdersOptions : ICheckedOptions
{
    public const string Section = "Orders";

    /// <summary>Largest purchase that may be paid cash on delivery, minor units; 0 disables cash on delivery.</summary>
    public long CashOnDeliveryMax { get; set; } = 1_000_000;

    /// <summary>How long a quote is valid.</summary>
    public int QuoteMinutes { get; set; } = 30;

    /// <summary>How long stock is held for a card payment.</summary>
    public int HoldMinutes { get; set; } = 15;

    /// <summary>Card purchases that one buyer may have unpaid at a time; each holds stock.</summary>
    public int MaxUnpaidPurchases { get; set; } = 5;

    /// <summary>Units that one buyer's unpaid purchases may hold together.</summary>
    public int MaxHeldUnits { get; set; } = 200;

    /// <summary>Card purchases of one buyer within 24 hours that were not paid, whether still open, cancelled or
    /// expired; beyond it the buyer waits or pays cash on delivery.</summary>
    public int MaxUnpaidPerDay { get; set; } = 10;

    /// <summary>How long a seller has to confirm.</summary>
    public int ConfirmHours { get; set; } = 24;

    /// <summary>Days after which a shipped order counts as delivered.</summary>
    public int AutoDeliverDays { get; set; } = 14;

    /// <summary>Days after which an undelivered parcel counts as back, with nothing to sell again.</summary>
    public int UndeliveredDays { get; set; } = 10;

    /// <summary>How long the buyer may return goods; then the order is completed.</summary>
    public int ReturnWindowDays { get; set; } = 14;

    /// <summary>How long a seller can see the buyer's phone and address after completion.</summary>
    public int ContactDays { get; set; } = 30;

    /// <summary>Days after its last change at which a cart ends.</summary>
    public int CartDays { get; set; } = 30;

    /// <summary>Quotes give pre-contract information and a distance sales contract, and only who accepts them can
    /// order: what Turkish law demands of a marketplace.</summary>
    public bool RequireContracts { get; set; }

    /// <summary>Guests may buy: a cart without an account is completed with an e-mail address, by card.</summary>
    public bool GuestCheckout { get; set; }

    /// <summary>Card purchases from one guest's cart that may be unpaid at a time.</summary>
    public int GuestMaxUnpaidPurchases { get; set; } = 2;

    /// <summary>Units that the unpaid purchases from one guest's cart may hold together.</summary>
    public int GuestMaxHeldUnits { get; set; } = 20;

    public ShippingOptions Shipping { get; set; } = new();

    public ReturnOptions Returns { get; set; } = new();

    public IEnumerable<OptionProblem> Check()
    {
        if (CashOnDeliveryMax is < 0 or > Money.MaxAmount)
            yield return new($"{Section}:CashOnDeliveryMax", "minor units between 0 and 10^15", "1000000");
        if (Shipping.FlatFee is < 0 or > 1_000_000_000)
            yield return new($"{Section}:Shipping:FlatFee", "minor units between 0 and 10^9", "4990");
        if (Shipping.FreeFrom < 0)
            yield return new($"{Section}:Shipping:FreeFrom", "minor units, 0 or more; empty for never free", "50000");
        if (Shipping.TaxBps is < 0 or > 10_000)
            yield return new($"{Section}:Shipping:TaxBps", "basis points between 0 and 10000", "2000");
        foreach (var problem in Returns.Check())
            yield return problem;
        foreach (var (key, value, max, example) in Numbers())
        {
            if (value < 1 || value > max)
                yield return new($"{Section}:{key}", $"a whole number between 1 and {max}", example);
        }
    }

    private IEnumerable<(string Key, int Value, int Max, string Example)> Numbers() =>
        [
            (nameof(QuoteMinutes), QuoteMinutes, 1440, "30"),
            (nameof(HoldMinutes), HoldMinutes, 1440, "15"),
            (nameof(MaxUnpaidPurchases), MaxUnpaidPurchases, 1_000_000, "5"),
            (nameof(MaxHeldUnits), MaxHeldUnits, 1_000_000_000, "200"),
            (nameof(MaxUnpaidPerDay), MaxUnpaidPerDay, 1_000_000, "10"),
            (nameof(GuestMaxUnpaidPurchases), GuestMaxUnpaidPurchases, 1_000_000, "2"),
            (nameof(GuestMaxHeldUnits), GuestMaxHeldUnits, 1_000_000_000, "20"),
            (nameof(ConfirmHours), ConfirmHours, 720, "24"),
            (nameof(AutoDeliverDays), AutoDeliverDays, 365, "14"),
            (nameof(UndeliveredDays), UndeliveredDays, 365, "10"),
            (nameof(ReturnWindowDays), ReturnWindowDays, 365, "14"),
            (nameof(ContactDays), ContactDays, 365, "30"),
            (nameof(CartDays), CartDays, 365, "30"),
        ];
}

/// <summary>Delivery fee, the same for every seller's part of a purchase.</summary>
public sealed class ShippingOptions
{
    /// <summary>Fee for an order that is not picked up, tax included, minor units.</summary>
    public long FlatFee { get; set; } = 4_990;

    /// <summary>Goods total from which delivery is free, minor units; null for never.</summary>
    public long? FreeFrom { get; set; } = 50_000;

    /// <summary>Tax included in the fee, basis points.</summary>
    public int TaxBps { get; set; } = 2_000;
}
