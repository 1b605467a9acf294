namespace Marketplace.Modules.Payments;

/// <summary>A month whose commission is invoiced to every store.</summary>
internal sealed class CommissionMonth
{
    /// <summary>First day of the month.</summary>
    public DateOnly Month { get; init; }

    /// <summary>First instant of the month in the marketplace's time zone as it was then.</summary>
    public DateTimeOffset StartsAt { get; init; }

    /// <summary>First instant of the next month, where that one begins whatever the time zone is by then.</summary>
    public DateTimeOffset EndsAt { get; init; }

    public DateTimeOffset ClosedAt { get; init; }
}
