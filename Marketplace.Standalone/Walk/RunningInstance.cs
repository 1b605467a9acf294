using Microsoft.Extensions.Configuration;

namespace Marketplace.Standalone;

/// <summary>The instance that runs over a data directory: while it runs, its address stands in a file there.</summary>
internal sealed record RunningInstance(Uri Address, string DataDirectory)
{
    /// <summary>Name of the file in the data directory.</summary>
    internal const string AddressFile = "address";

    /// <summary>Where a development instance writes its mails.</summary>
    internal string Mails => Path.Combine(DataDirectory, "mails");

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
        var file = Path.Combine(root, AddressFile);
        if (arguments.Url is { } url)
            return new(url, root);
        return File.Exists(file)
            ? new(new Uri(File.ReadAllText(file).Trim()), root)
            : throw new CannotStartException(
                $"no marketplace runs over {root}. Start it (./dev up), or name its directory with --data DIR and its address with --url URL."
            );
    }

    /// <summary>Writes the address down until it is disposed.</summary>
    internal static IDisposable Announce(Uri address, string dataDirectory)
    {
        var file = Path.Combine(dataDirectory, AddressFile);
        File.WriteAllText(file, address.GetLeftPart(UriPartial.Authority));
        return new Announcement(file);
    }

    private sealed class Announcement(string file) : IDisposable
    {
        public void Dispose() => File.Delete(file);
    }
}
