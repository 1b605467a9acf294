using System.Security.Cryptography;
using System.Text;

namespace Marketplace.Standalone;

/// <summary>Where an instance keeps its data when nobody says so.</summary>
public static class DataDirectoryChoice
{
    private const string Shared = "/var/lib/marketplace";

    /// <summary>The usual data directory of whoever starts the host from <paramref name="startedFrom"/>.</summary>
    /// <remarks>
    /// In a checkout <c>.data</c> at its root, for a published host /var/lib/marketplace (root) or the user's state
    /// directory.
    /// PostgreSQL does not run as root and may not enter root's home: for a checkout there, a directory below /var/lib
    /// named after it.
    /// </remarks>
    public static string Usual(string startedFrom)
    {
        var checkout = CheckoutOf(new DirectoryInfo(startedFrom));
        if (checkout is null)
            return Environment.IsPrivilegedProcess ? Shared : Path.Combine(UserState(), "marketplace");

        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var isClosed =
            Environment.IsPrivilegedProcess
            && home.Length > 1
            && (checkout + "/").StartsWith(home + "/", StringComparison.Ordinal);
        return isClosed ? Path.Combine(Shared, "checkout-" + ShortName(checkout)) : Path.Combine(checkout, ".data");
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
