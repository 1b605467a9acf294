using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>How long the steps of a return may take.</summary>
public sealed class ReturnOptions
{
    private const string Section = OrdersOptions.Section + ":Returns";

    /// <summary>Hours a seller has to answer a request, and to look at goods that arrived; then the system approves or
    /// accepts.</summary>
    public int DecideHours { get; set; } = 48;

    /// <summary>Days a buyer has to send the goods; then the return expires.</summary>
    public int SendDays { get; set; } = 10;

    /// <summary>Days support has to decide a contested return; then the job reports it.</summary>
    public int ContestDays { get; set; } = 5;

    /// <summary>Days after the goods are back when the job reports a refund that is not paid yet.</summary>
    public int RefundWarnDays { get; set; } = 10;

    /// <summary>Days after the goods are back when the job fails over a refund that is not paid yet.</summary>
    public int RefundAlertDays { get; set; } = 14;

    internal IEnumerable<OptionProblem> Check()
    {
        foreach (var (key, value, max, example) in Numbers())
        {
            if (value < 1 || value > max)
                yield return new($"{Section}:{key}", $"a whole number between 1 and {max}", example);
        }

        if (RefundAlertDays < RefundWarnDays)
            yield return new($"{Section}:{nameof(RefundAlertDays)}", "no fewer days than RefundWarnDays", "14");
    }

    private IEnumerable<(string Key, int Value, int Max, string Example)> Numbers() =>
        [
            (nameof(DecideHours), DecideHours, 720, "48"),
            (nameof(SendDays), SendDays, 90, "10"),
            (nameof(ContestDays), ContestDays, 90, "5"),
            (nameof(RefundWarnDays), RefundWarnDays, 90, "10"),
            (nameof(RefundAlertDays), RefundAlertDays, 90, "14"),
        ];
}

/// <summary>How long a return may stay in a status before the system acts or support is reminded.</summary>
internal sealed record ReturnDeadlines(TimeSpan Decide, TimeSpan Send, TimeSpan Contest)
{
    public static ReturnDeadlines From(ReturnOptions options) =>
        new(
            TimeSpan.FromHours(options.DecideHours),
            TimeSpan.FromDays(options.SendDays),
            TimeSpan.FromDays(options.ContestDays)
        );

    /// <summary>Null in a status without a deadline.</summary>
    public DateTimeOffset? After(ReturnStatus status, DateTimeOffset now) =>
        status switch
        {
            ReturnStatus.Requested or ReturnStatus.Received => now + Decide,
            ReturnStatus.Approved or ReturnStatus.InTransit => now + Send,
            ReturnStatus.Contested => now + Contest,
            _ => null,
        };
}
