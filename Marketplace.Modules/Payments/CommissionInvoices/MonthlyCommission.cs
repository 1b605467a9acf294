namespace Marketplace.Modules.Payments;

/// <summary>A month as an interval of time.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="StartsAt">First instant.</param>
/// <param name="EndsAt">First instant of the next month.</param>
internal sealed record CommissionPeriod(DateOnly Month, DateTimeOffset StartsAt, DateTimeOffset EndsAt);

/// <summary>What a store was charged as commission in a month, less what it was given back.</summary>
internal sealed record SellerCommission(Guid SellerId, IReadOnlyList<OrderCommission> Orders)
{
    /// <summary>Whether the store owes; otherwise it is owed.</summary>
    public bool IsCharged
    {
        get
        {
            var (net, tax) = (Orders.Sum(o => o.NetMinor), Orders.Sum(o => o.TaxMinor));
            return net + tax > 0 || (net + tax == 0 && net > 0);
        }
    }

    /// <summary>Whether nothing is left to invoice or to credit.</summary>
    public bool IsNothing => Orders.Sum(o => o.NetMinor) == 0 && Orders.Sum(o => o.TaxMinor) == 0;
}

/// <summary>The commission of an order booked in a month and the tax on it; negative where it was given
/// back.</summary>
internal sealed record OrderCommission(Guid OrderId, string Number, long NetMinor, long TaxMinor);
