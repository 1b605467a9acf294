using Marketplace.Modules.Payments;
using Marketplace.ServiceDefaults;

namespace Marketplace.MigrationService;

/// <summary>Adds up a statement that a store was sent, from its file alone.</summary>
public static class VerifyStatementCommand
{
    /// <summary>Its command-line option.</summary>
    public const string Option = "--verify-statement";

    /// <summary>Checks the file behind the option, JSON or CSV, and prints the result.</summary>
    /// <returns>0 when it adds up, 1 when it does not.</returns>
    /// <exception cref="CannotStartException">There is no such file, or it is no statement.</exception>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> args,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var file = args.SkipWhile(a => a != Option).Skip(1).FirstOrDefault();
        if (file is null || !File.Exists(file))
            throw new CannotStartException($"{Option} needs the file of a statement; \"{file}\" is none.");
        try
        {
            var check = StatementCheck.Of(await File.ReadAllTextAsync(file, cancellationToken));
            await output.WriteLineAsync(check.Describe());
            return check.Problems.Count == 0 ? 0 : 1;
        }
        catch (FormatException exception)
        {
            throw new CannotStartException($"{file} cannot be checked: {exception.Message}.");
        }
    }
}
