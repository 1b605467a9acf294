using Microsoft.Extensions.Configuration;

namespace Marketplace.Standalone;

/// <summary>Runs the embedded cache alone, for hosts that run as separate processes.</summary>
internal static class CacheHost
{
    /// <summary>The configuration key of the loopback port.</summary>
    internal const string PortKey = "Cache:Port";

    /// <summary>The configuration key of the password.</summary>
    internal const string PasswordKey = "Cache:Password";

    /// <summary>Runs until it is told to stop.</summary>
    internal static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        var password = configuration[PasswordKey] is { Length: > 0 } value
            ? value
            : throw new CannotStartException(
                $"{PasswordKey} must be set to a password, for example through Cache__Password."
            );
        var port = AssignedPort.Read(configuration, PortKey);
        using var cache = EmbeddedGarnet.Start(port, password);
        Console.WriteLine($"The cache accepts connections on 127.0.0.1:{port}.");
        await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return 0;
    }
}
