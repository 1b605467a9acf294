using Marketplace.Foundation;

namespace Marketplace.Modules.Invariants;

/// <summary>Result of checking all invariants.</summary>
public sealed record InvariantReport(bool Ok, DateTimeOffset CheckedAt, IReadOnlyList<InvariantCheck> Checks)
{
    /// <summary>The report with titles in the given language.</summary>
    public InvariantReport In(Language language) =>
        this with
        {
            Checks = Checks
                .Select(check =>
                    check with
                    {
                        Title = Invariant.All.Single(invariant => invariant.Code == check.Code).Title.In(language),
                    }
                )
                .ToArray(),
        };
}

/// <summary>Result of checking one invariant.</summary>
/// <param name="Examples">Descriptions of up to five violations.</param>
public sealed record InvariantCheck(string Code, string Title, long Violations, IReadOnlyList<string> Examples);
