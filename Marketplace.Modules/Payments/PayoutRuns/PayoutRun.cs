namespace Marketplace.Modules.Payments;

/// <summary>A pass over all stores that makes statements and payouts.</summary>
public sealed class PayoutRun
{
    public Guid Id { get; init; }

    /// <summary>The day it is made for, in the time zone of payouts; a day has one scheduled run.</summary>
    public DateOnly Day { get; init; }

    /// <summary>The administrator who asked for it; null for the daily one.</summary>
    public Guid? RequestedBy { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    /// <summary>Null while it runs, and after it was killed until it goes on.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    public int Statements { get; init; }

    /// <summary>Payouts to stores and buyers.</summary>
    public int Payouts { get; init; }

    /// <summary>What it paid out, minor units.</summary>
    public long AmountMinor { get; init; }

    /// <summary>Stores and returns that could not be settled, because of an error.</summary>
    public int Failures { get; set; }
}
