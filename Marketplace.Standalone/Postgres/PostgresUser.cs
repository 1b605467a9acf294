namespace Marketplace.Standalone;

/// <summary>The operating-system user that PostgreSQL runs as: the current one or, because PostgreSQL refuses root,
/// another.</summary>
internal sealed record PostgresUser(string Name, string? Group)
{
    private const string SetPriv = "/usr/bin/setpriv";
    private static readonly string[] Substitutes = ["postgres", "nobody"];

    /// <summary>Whether it is another user than the current one.</summary>
    internal bool IsOther => Group is not null;

    /// <summary>The current user; for root, the first existing one of postgres and nobody.</summary>
    internal static PostgresUser Current()
    {
        if (!Environment.IsPrivilegedProcess)
            return new PostgresUser(Environment.UserName, Group: null);

        var users = File.ReadLines("/etc/passwd")
            .Select(line => line.Split(':'))
            .Where(fields => fields.Length > 3)
            .ToList();
        var entry =
            Substitutes
                .Select(name => users.Find(fields => fields[0] == name))
                .FirstOrDefault(fields => fields is not null)
            ?? throw new CannotStartException(
                "PostgreSQL refuses to run as root, and this machine has neither the user postgres nor nobody. Start "
                    + "as an ordinary user."
            );
        return new PostgresUser(entry[0], entry[3]);
    }

    /// <summary>The command line that runs a program as this user.</summary>
    internal IReadOnlyList<string> Run(params string[] commandLine) =>
        IsOther ? [SetPriv, .. Switches(), "--", .. commandLine] : commandLine;

    /// <summary>The command line of a server that runs as this user and stops with its parent.</summary>
    internal IReadOnlyList<string> Serve(params string[] commandLine) =>
        ServerProcess.Detached(commandLine, IsOther ? Switches() : []);

    private string[] Switches() => [$"--reuid={Name}", $"--regid={Group}", "--init-groups", "--inh-caps=-all"];
}
