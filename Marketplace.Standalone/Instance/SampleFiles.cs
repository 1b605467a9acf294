namespace Marketplace.Standalone;

/// <summary>The sample applications as <c>npm run build --prefix samples</c> leaves them.</summary>
internal static class SampleFiles
{
    /// <summary>The directory of the shop for buyers.</summary>
    internal const string Shop = "storefront";

    /// <summary>The directory of the board for sellers.</summary>
    internal const string SellerBoard = "seller";

    /// <summary>The shop's page for who comes back from paying.</summary>
    internal const string PaidPage = "/paid?payment={PAYMENT_ID}&purchase={REF_ID}&token={PAYMENT_TOKEN}";

    private const string Program = "node";

    /// <summary>What Node.js runs in the directory of an application, to serve what its build made.</summary>
    internal static string[] Serve(string samples) =>
        [Path.Combine(samples, "node_modules", "vite", "bin", "vite.js"), "preview"];

    /// <summary>Whether both applications were built.</summary>
    internal static bool AreBuilt(string samples) =>
        File.Exists(Serve(samples)[0])
        && new[] { Shop, SellerBoard }.All(app => File.Exists(Path.Combine(samples, app, "dist", "index.html")));

    /// <summary>The full path of Node.js; null if the PATH has none.</summary>
    internal static string? FindNode() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(directory => Path.Combine(directory, Program))
            .FirstOrDefault(File.Exists);
}
