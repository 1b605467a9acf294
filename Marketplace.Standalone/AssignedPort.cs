using Microsoft.Extensions.Configuration;

namespace Marketplace.Standalone;

/// <summary>A port assigned to this process by the one that starts it.</summary>
internal static class AssignedPort
{
    /// <summary>Reads a port.</summary>
    /// <exception cref="CannotStartException">It is missing or not a port number.</exception>
    internal static int Read(IConfiguration configuration, string key) =>
        configuration.GetValue<int?>(key) is > 0 and <= 65_535 and var port
            ? port
            : throw new CannotStartException(
                $"{key} must be a port from 1 to 65535, for example "
                    + $"{key.Replace(":", "__", StringComparison.Ordinal)}=55432."
            );
}
