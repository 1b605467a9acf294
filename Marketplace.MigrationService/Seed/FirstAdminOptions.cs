using Marketplace.Foundation;

namespace Marketplace.MigrationService;

/// <summary>The administrator a new marketplace starts with; both or neither.</summary>
public sealed class FirstAdminOptions : ICheckedOptions
{
    public const string Section = "Auth:FirstAdmin";

    public string Email { get; set; } = "";

    public string Password { get; set; } = "";

    public IEnumerable<OptionProblem> Check()
    {
        if (Email.Length > 0 && Password.Length == 0)
            yield return new(
                $"{Section}:{nameof(Password)}",
                "10 to 128 characters when an e-mail address is given",
                "a passphrase of four words"
            );
        if (Email.Length == 0 && Password.Length > 0)
            yield return new(
                $"{Section}:{nameof(Email)}",
                "an e-mail address when a password is given",
                "admin@example.com"
            );
    }
}
