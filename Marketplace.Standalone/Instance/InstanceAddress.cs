namespace Marketplace.Standalone;

/// <summary>The addresses of a running instance, kept in files of its data directory.</summary>
internal static class InstanceAddress
{
    /// <summary>The shop that runs beside the Api.</summary>
    internal const string Shop = "shop-address";

    /// <summary>The sellers' board that runs beside the Api.</summary>
    internal const string SellerBoard = "seller-board-address";

    private const string Api = "address";

    /// <summary>The address of the instance that uses a directory, or of one of its applications; null if none
    /// does.</summary>
    internal static Uri? Of(string dataDirectory, string name = Api)
    {
        var file = Path.Combine(dataDirectory, name);
        return File.Exists(file) ? new Uri(File.ReadAllText(file).Trim()) : null;
    }

    /// <summary>Writes the file; disposing the result deletes it.</summary>
    internal static IDisposable Announce(Uri address, string dataDirectory, string name = Api)
    {
        var file = Path.Combine(dataDirectory, name);
        File.WriteAllText(file, address.GetLeftPart(UriPartial.Authority));
        return new Announcement(file);
    }

    /// <summary>Deletes what an instance left that was killed.</summary>
    internal static void Forget(string dataDirectory, string name) => File.Delete(Path.Combine(dataDirectory, name));

    private sealed class Announcement(string file) : IDisposable
    {
        public void Dispose() => File.Delete(file);
    }
}
