namespace Marketplace.Standalone;

/// <summary>The operating-system user that PostgreSQL runs as: this one or, because PostgreSQL refuses root,
/// another.</summary>
internal sealed record PostgresUser(string Name, string? Group)
{
    private const string SetPriv = "/usr/bin/setpriv";
    private const string SetSid = "/usr/bin/setsid";
    private static readonly string[] Substitutes = ["postgres", "nobody"];

    /// <summary>Whether the user is not the one this process runs as.</summary>
    internal bool IsOther => Group is not null;

    /// <summary>This process's own user, or for root the first that exists of postgres and nobody.</summary>
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
                "PostgreSQL refuses to run as root, and this machine has neither a user postgres nor nobody. Start as "
                    + "an ordinary user."
            );
        return new PostgresUser(entry[0], entry[3]);
    }

    /// <summary>The command line that runs a program to its end as this user.</summary>
    internal IReadOnlyList<string> Run(params string[] commandLine) =>
        IsOther ? [SetPriv, .. Switches(), "--", .. commandLine] : commandLine;

    /// <summary>The command line of a server in a session of its own (Ctrl+C must not reach it) that is interrupted
    /// when its parent dies.</summary>
    internal IReadOnlyList<string> Serve(params string[] commandLine)
    {
        // Neither tool is on macOS: there a killed parent leaves the server behind, and the next start ends it.
        if (!File.Exists(SetPriv) || !File.Exists(SetSid))
            return commandLine;

        return [SetSid, SetPriv, .. IsOther ? Switches() : [], "--pdeathsig=INT", "--", .. commandLine];
    }

    private string[] Switches() => [$"--reuid={Name}", $"--regid={Group}", "--init-groups", "--inh-caps=-all"];
}
