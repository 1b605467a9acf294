using Marketplace.Foundation;

namespace Marketplace.Modules.Users;

/// <summary>Rate limit of password reset links per account; configured next to the other rate limits.</summary>
public sealed class PasswordLinkOptions : ICheckedOptions
{
    public const string Section = "RateLimits";

    /// <summary>Links per account and hour, regardless of who requests them.</summary>
    public int PasswordResetPerHour { get; set; } = 3;

    public IEnumerable<OptionProblem> Check()
    {
        if (PasswordResetPerHour < 1)
            yield return new($"{Section}:{nameof(PasswordResetPerHour)}", "a whole number of 1 or more", "3");
    }
}
