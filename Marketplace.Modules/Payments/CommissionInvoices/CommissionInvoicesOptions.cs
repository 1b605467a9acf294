using System.Globalization;
using Marketplace.Foundation;

namespace Marketplace.Modules.Payments;

/// <summary>Settings for the invoices of commission.</summary>
internal sealed class CommissionInvoicesOptions : ICheckedOptions
{
    public const string Section = "Payments:CommissionInvoices";

    /// <summary>The first month that is invoiced, YYYY-MM; empty for the month of the first sale. A deployment that
    /// invoiced by other means before sets it, so that nothing is invoiced twice.</summary>
    public string FirstMonth { get; set; } = "";

    /// <summary>How long after the end of a month its invoices are issued at the earliest, so that what was being
    /// booked at midnight is in them.</summary>
    public int SettleHours { get; set; } = 6;

    /// <summary>First day of <see cref="FirstMonth"/>; null when it is empty.</summary>
    internal DateOnly? First => TryRead(out var first) ? first : null;

    public IEnumerable<OptionProblem> Check()
    {
        if (FirstMonth.Length > 0 && !TryRead(out _))
            yield return new($"{Section}:FirstMonth", "a month as YYYY-MM, or empty", "2026-01");
        if (SettleHours is < 1 or > 240)
            yield return new($"{Section}:SettleHours", "hours between 1 and 240", "6");
    }

    private bool TryRead(out DateOnly first) =>
        DateOnly.TryParseExact(
            FirstMonth + "-01",
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out first
        );
}
