using Marketplace.Foundation;

namespace Marketplace.Modules.Invariants;

/// <summary>Settings of the hourly check of the invariants.</summary>
internal sealed class InvariantsOptions : ICheckedOptions
{
    public const string Section = "Invariants";

    /// <summary>How long a run of the check goes on to another slice, in milliseconds.</summary>
    public int BudgetMilliseconds { get; set; } = 1_000;

    /// <summary>How many keys are checked by one statement.</summary>
    public int SliceKeys { get; set; } = 2_000;

    public IEnumerable<OptionProblem> Check()
    {
        if (BudgetMilliseconds is < 1 or > 600_000)
            yield return new($"{Section}:{nameof(BudgetMilliseconds)}", "milliseconds between 1 and 600000", "1000");
        if (SliceKeys is < 1 or > 1_000_000)
            yield return new($"{Section}:{nameof(SliceKeys)}", "a whole number between 1 and 1000000", "2000");
    }
}
