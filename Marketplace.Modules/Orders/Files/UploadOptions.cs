using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>Settings for files that people send.</summary>
public sealed class UploadOptions : ICheckedOptions
{
    public const string Section = "Uploads";

    /// <summary>Files that one account may send in 24 hours.</summary>
    public int MaxPerDay { get; set; } = 60;

    /// <summary>How long a file waits to be attached to a message or a return; then it is deleted.</summary>
    public int KeepHours { get; set; } = 24;

    public IEnumerable<OptionProblem> Check()
    {
        if (MaxPerDay is < 1 or > 1_000)
            yield return new($"{Section}:{nameof(MaxPerDay)}", "a whole number between 1 and 1000", "60");
        if (KeepHours is < 1 or > 720)
            yield return new($"{Section}:{nameof(KeepHours)}", "a whole number between 1 and 720", "24");
    }
}
