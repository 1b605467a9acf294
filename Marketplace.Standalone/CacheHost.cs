using Microsoft.Extensions.Configuration;

namespace Marketplace.Standalone;

/// <summary>The embedded cache alone, for hosts that run as processes of their own.</summary>
internal static class CacheHost
{
    /// <summary>The configuration key of the loopback port.</summary>
    internal const string PortKey = "Cache:Port";

    /// <summary>The configuration key of the password.</summary>
    internal const string PasswordKey = "Cache:Password";

    /// <summary>Runs until asked to stop.</summary>
    internal static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var given = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        var password = given[PasswordKey] is { Length: > 0 } value
            ? value
            : throw new CannotStartException($"{PasswordKey} must be a password; set Cache__Password.");
        var port = GivenPort.Of(given, PortKey);
        using var cache = EmbeddedGarnet.Start(port, password);
        Console.WriteLine($"The cache accepts connections on 127.0.0.1:{port}.");
        await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return 0;
    }
}
