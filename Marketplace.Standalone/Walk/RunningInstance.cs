using Microsoft.Extensions.Configuration;

namespace Marketplace.Standalone;

/// <summary>The instance that runs over a data directory: while it runs, its address stands in a file there.</summary>
internal sealed record RunningInstance(Uri Address, string DataDirectory)
{
    /// <summary>Where a development instance writes its mails.</summary>
    internal string Mails => InstanceDirectories.Mails(DataDirectory);

    /// <summary>Finds the instance by the command line, the environment, or the usual data directory.</summary>
    /// <exception cref="CannotStartException">Nothing runs over the directory and no address was given.</exception>
    internal static RunningInstance Find(StandaloneArguments arguments)
    {
        var outside = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        var root = Path.GetFullPath(
            arguments.Data
                ?? outside["Marketplace:DataDirectory"]
                ?? DataDirectoryChoice.Usual(AppContext.BaseDirectory)
        );
        var address = arguments.Url ?? InstanceAddress.Of(root);
        return address is not null
            ? new(address, root)
            : throw new CannotStartException(
                $"no marketplace runs over {root}. Start it (./dev up), or name its directory with --data DIR and its "
                    + "address with --url URL."
            );
    }
}
