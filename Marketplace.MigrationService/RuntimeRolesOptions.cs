using System.Text.RegularExpressions;
using Marketplace.Foundation;

namespace Marketplace.MigrationService;

/// <summary>Database roles of the hosts that serve requests and events; none where they share the
/// migration's.</summary>
public sealed partial class RuntimeRolesOptions : ICheckedOptions
{
    public const string Section = "Database";

    /// <summary>Names of roles that may read and write the product's rows, and nothing else.</summary>
    public string[] RuntimeRoles { get; set; } = [];

    public IEnumerable<OptionProblem> Check() =>
        RuntimeRoles
            .Index()
            .Where(role => !Name().IsMatch(role.Item))
            .Select(role => new OptionProblem(
                $"{Section}:{nameof(RuntimeRoles)}:{role.Index}",
                "a name of 1 to 63 letters, digits, _ and -",
                "marketplace_api"
            ));

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_-]{0,62}\z")]
    private static partial Regex Name();
}
