namespace Marketplace.Standalone;

/// <summary>What is where in a data directory.</summary>
internal static class InstanceDirectories
{
    /// <summary>Product images and other uploaded files.</summary>
    internal static string Files(string dataDirectory) => Path.Combine(dataDirectory, "files");

    /// <summary>The mails of a development instance, one file each.</summary>
    internal static string Mails(string dataDirectory) => Path.Combine(dataDirectory, "mails");

    /// <summary>The log, in files of bounded size and number.</summary>
    internal static string Logs(string dataDirectory) => Path.Combine(dataDirectory, "logs");

    /// <summary>The file in which the payment simulator keeps its payments over restarts.</summary>
    internal static string SimulatorState(string dataDirectory) =>
        Path.Combine(Path.GetFullPath(dataDirectory), "simulator", "state.json");

    /// <summary>Generated keys and passwords, one file each.</summary>
    internal static string Secrets(string dataDirectory) => Path.Combine(dataDirectory, "secrets");
}
