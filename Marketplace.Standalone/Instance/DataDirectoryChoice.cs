using System.Security.Cryptography;
using System.Text;

namespace Marketplace.Standalone;

/// <summary>The default data directory.</summary>
public static class DataDirectoryChoice
{
    private const string Shared = "/var/lib/marketplace";

    /// <summary>The default data directory of a host started from <paramref name="startedFrom"/>.</summary>
    /// <remarks>
    /// In a checkout, <c>.data</c> at its root. For a published host, /var/lib/marketplace (root) or the user's state
    /// directory. PostgreSQL does not run as root and cannot enter root's home: a checkout there gets a directory below
    /// /var/lib, named after it.
    /// </remarks>
    public static string Default(string startedFrom)
    {
        var checkout = CheckoutOf(new DirectoryInfo(startedFrom));
        if (checkout is null)
            return Environment.IsPrivilegedProcess ? Shared : Path.Combine(UserState(), "marketplace");

        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var isInRootHome =
            Environment.IsPrivilegedProcess
            && home.Length > 1
            && (checkout + "/").StartsWith(home + "/", StringComparison.Ordinal);
        return isInRootHome ? Path.Combine(Shared, "checkout-" + ShortName(checkout)) : Path.Combine(checkout, ".data");
    }

    private static string? CheckoutOf(DirectoryInfo? directory)
    {
        for (; directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "Marketplace.sln")))
                return directory.FullName;
        }

        return null;
    }

    private static string UserState() =>
        Environment.GetEnvironmentVariable("XDG_STATE_HOME") is { Length: > 0 } state
            ? state
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state");

    private static string ShortName(string path) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..8];
}
