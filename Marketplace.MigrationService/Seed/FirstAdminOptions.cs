using Marketplace.Foundation;

namespace Marketplace.MigrationService;

/// <summary>The first administrator of a new marketplace; set both values or neither.</summary>
public sealed class FirstAdminOptions : ICheckedOptions
{
    public const string Section = "Auth:FirstAdmin";

    public string Email { get; set; } = "";

    public string Password { get; set; } = "";

    public IEnumerable<OptionProblem> Check()
    {
        if (Email.Length > 0 && Password.Length == 0)
        {
            yield return new(
                $"{Section}:{nameof(Password)}",
                "10 to 128 characters when an e-mail address is set",
                "a passphrase of four words"
            );
        }

        if (Email.Length == 0 && Password.Length > 0)
        {
            yield return new(
                $"{Section}:{nameof(Email)}",
                "an e-mail address when a password is set",
                "admin@example.com"
            );
        }
    }
}
