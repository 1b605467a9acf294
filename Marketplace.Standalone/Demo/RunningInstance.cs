using Microsoft.Extensions.Configuration;

namespace Marketplace.Standalone;

/// <summary>The instance that uses a data directory, and where it can be reached.</summary>
internal sealed record RunningInstance(Uri Address, string DataDirectory)
{
    /// <summary>Where a development instance writes its mails.</summary>
    internal string Mails => InstanceDirectories.Mails(DataDirectory);

    /// <summary>Finds the instance by the command line, the environment, or the usual data directory.</summary>
    /// <exception cref="CannotStartException">No instance uses the directory, and no address was given.</exception>
    internal static RunningInstance Find(StandaloneArguments arguments)
    {
        var environment = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        var root = arguments.DataPath(environment["Marketplace:DataDirectory"]);
        var address = arguments.Url ?? InstanceAddress.Of(root);
        return address is not null
            ? new(address, root)
            : throw new CannotStartException(
                $"no marketplace uses {root}. Start it (./dev up), or give its directory with --data DIR and its "
                    + "address with --url URL."
            );
    }
}
