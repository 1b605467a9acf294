using System.Globalization;
using Marketplace.Foundation;

namespace Marketplace.Modules.Payments;

/// <summary>Settings of payouts to sellers.</summary>
public sealed class PayoutsOptions : ICheckedOptions
{
    public const string Section = "Payouts";
    private const int MaxDays = 90;

    // Law no. 2429 on national holidays; the religious ones move and are given by date.
    private static readonly string[] NationalHolidays = ["01-01", "04-23", "05-01", "05-19", "07-15", "08-30", "10-29"];

    /// <summary>When earnings become payable: <c>delivered</c> or <c>completed</c>.</summary>
    /// <remarks>A marketplace that keeps a seller's money for longer than five working days after the buyer has the
    /// goods commits an unfair practice: regulation on intermediary service providers in electronic commerce (Official
    /// Gazette 32058 of 29 December 2022).</remarks>
    public string PayableOn { get; set; } = Delivered;

    /// <summary>Working days after which a payable sale has to be paid out.</summary>
    public int DueWorkingDays { get; set; } = 5;

    /// <summary>Days that are no working days beside Saturdays and Sundays: <c>YYYY-MM-DD</c>, or <c>MM-DD</c> for
    /// every
    /// year; null for the national holidays with a fixed date.</summary>
    public string[]? Holidays { get; set; }

    /// <summary>IANA time zone of due days, of statements' years and of the daily run.</summary>
    public string TimeZone { get; set; } = "Europe/Istanbul";

    /// <summary>Hour of the daily run.</summary>
    public int RunHour { get; set; } = 6;

    /// <summary>Smallest payout, minor units; a smaller balance waits, but never past the due day of its oldest
    /// sale.</summary>
    public long Minimum { get; set; }

    /// <summary>Tax withheld from sales without their own tax, basis points; 0 for none.</summary>
    /// <remarks>Law: 100 since 2025 (income tax law, article 94; presidential decree 9284).</remarks>
    public int WithholdingBps { get; set; }

    /// <summary>First day whose earnings are stated and paid out from here, <c>YYYY-MM-DD</c>; null for all. What was
    /// payable before it was settled by other means.</summary>
    /// <remarks>For a marketplace that paid its sellers in another way before. Counts for stores that have no statement
    /// yet. No run is made before that day.</remarks>
    public string? SettledBefore { get; set; }

    /// <summary>Value of <see cref="PayableOn"/>.</summary>
    public const string Delivered = "delivered";

    /// <summary>Value of <see cref="PayableOn"/>.</summary>
    public const string Completed = "completed";

    /// <summary>The zone of <see cref="TimeZone"/>.</summary>
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    /// <summary>Whether a balance waits for more: it is below the minimum, and no sale in it is due yet.</summary>
    public bool IsTooSmall(long balanceMinor, DateOnly? dueOn, DateOnly today) =>
        balanceMinor < Minimum && dueOn > today;

    /// <summary>The day of <see cref="SettledBefore"/>.</summary>
    public DateOnly? FirstDay => TryReadDay(SettledBefore, out var day) ? day : null;

    /// <summary>When the day of <see cref="SettledBefore"/> begins.</summary>
    public DateTimeOffset? SettledBeforeAt => FirstDay is { } day ? LocalDays.StartOf(day, Zone) : null;

    /// <summary>The calendar day of an instant.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => LocalDays.Of(instant, Zone);

    /// <summary>By when a sale that becomes payable at an instant has to be paid out.</summary>
    public DateOnly DueOn(DateTimeOffset payableAt)
    {
        var (day, left) = (DayOf(payableAt), DueWorkingDays);
        while (left > 0)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day))
                left--;
        }

        return day;
    }

    public IEnumerable<OptionProblem> Check()
    {
        if (PayableOn is not (Delivered or Completed))
            yield return new($"{Section}:PayableOn", $"{Delivered} or {Completed}", Delivered);
        if (DueWorkingDays is < 0 or > MaxDays)
            yield return new($"{Section}:DueWorkingDays", $"a whole number between 0 and {MaxDays}", "5");
        if (RunHour is < 0 or > 23)
            yield return new($"{Section}:RunHour", "a whole number between 0 and 23", "6");
        if (Minimum is < 0 or > Money.MaxAmount)
            yield return new($"{Section}:Minimum", "minor units between 0 and 10^15", "10000");
        if (WithholdingBps is < 0 or > 10_000)
            yield return new($"{Section}:WithholdingBps", "basis points between 0 and 10000", "100");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone) || !zone.HasIanaId)
            yield return new($"{Section}:TimeZone", "an IANA time zone", "Europe/Istanbul");
        if (!string.IsNullOrEmpty(SettledBefore) && !TryReadDay(SettledBefore, out _))
            yield return new($"{Section}:SettledBefore", "a day as YYYY-MM-DD", "2026-12-01");
        foreach (var wrong in (Holidays ?? []).Where(text => !IsHoliday(text)))
            yield return new($"{Section}:Holidays", $"days as YYYY-MM-DD or MM-DD, not {wrong}", "2026-03-20");
    }

    private bool IsWorkingDay(DateOnly day)
    {
        if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            return false;
        var (full, yearly) = (
            day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            day.ToString("MM-dd", CultureInfo.InvariantCulture)
        );
        return !(Holidays ?? NationalHolidays).Any(holiday => holiday == full || holiday == yearly);
    }

    // 2024 has every day of every year.
    private static bool IsHoliday(string text) => TryReadDay(text.Length == 5 ? "2024-" + text : text, out _);

    private static bool TryReadDay(string? text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
