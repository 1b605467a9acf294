using Marketplace.Foundation;

namespace Marketplace.Modules.Users;

/// <summary>How many links to set a password an account is sent; kept beside the other rate limits.</summary>
public sealed class PasswordLinkOptions : ICheckedOptions
{
    public const string Section = "RateLimits";

    /// <summary>Links of one account in an hour, whoever asks.</summary>
    public int PasswordResetPerHour { get; set; } = 3;

    public IEnumerable<OptionProblem> Check()
    {
        if (PasswordResetPerHour < 1)
            yield return new($"{Section}:{nameof(PasswordResetPerHour)}", "a whole number of 1 or more", "3");
    }
}
