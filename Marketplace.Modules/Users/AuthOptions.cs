using Marketplace.Foundation;

namespace Marketplace.Modules.Users;

/// <summary>Password hashing settings.</summary>
public sealed class AuthOptions : ICheckedOptions
{
    public const string Section = "Auth";

    /// <summary>PBKDF2-HMAC-SHA512 iterations; hashes with fewer are renewed at the next sign-in.</summary>
    public int PasswordHashIterations { get; set; } = 210_000;

    public IEnumerable<OptionProblem> Check()
    {
        if (PasswordHashIterations is < 10_000 or > 10_000_000)
        {
            yield return new(
                $"{Section}:{nameof(PasswordHashIterations)}",
                "a number from 10000 to 10000000",
                "210000"
            );
        }
    }
}
