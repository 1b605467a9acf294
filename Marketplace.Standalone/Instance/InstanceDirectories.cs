namespace Marketplace.Standalone;

/// <summary>What lies where in a data directory.</summary>
internal static class InstanceDirectories
{
    /// <summary>Product images and other files of the product.</summary>
    internal static string Files(string dataDirectory) => Path.Combine(dataDirectory, "files");

    /// <summary>The mails of a development instance, each a file.</summary>
    internal static string Mails(string dataDirectory) => Path.Combine(dataDirectory, "mails");
}
