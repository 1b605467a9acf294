namespace Marketplace.Standalone;

/// <summary>The address of a running instance, kept in a file of its data directory.</summary>
internal static class InstanceAddress
{
    private const string FileName = "address";

    /// <summary>The address of the instance that uses a directory; null if none does.</summary>
    internal static Uri? Of(string dataDirectory)
    {
        var file = Path.Combine(dataDirectory, FileName);
        return File.Exists(file) ? new Uri(File.ReadAllText(file).Trim()) : null;
    }

    /// <summary>Writes the file; disposing the result deletes it.</summary>
    internal static IDisposable Announce(Uri address, string dataDirectory)
    {
        var file = Path.Combine(dataDirectory, FileName);
        File.WriteAllText(file, address.GetLeftPart(UriPartial.Authority));
        return new Announcement(file);
    }

    private sealed class Announcement(string file) : IDisposable
    {
        public void Dispose() => File.Delete(file);
    }
}
