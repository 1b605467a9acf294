using Microsoft.Extensions.Configuration;

namespace Marketplace.Standalone;

/// <summary>A port that another process chose for this one.</summary>
internal static class GivenPort
{
    /// <summary>Reads a port.</summary>
    /// <exception cref="CannotStartException">It is missing or is no port.</exception>
    internal static int Of(IConfiguration given, string key) =>
        given.GetValue<int?>(key) is > 0 and <= 65_535 and var port
            ? port
            : throw new CannotStartException(
                $"{key} must be a port from 1 to 65535, for example "
                    + $"{key.Replace(":", "__", StringComparison.Ordinal)}=55432."
            );
}
