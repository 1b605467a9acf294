using Marketplace.MigrationService;

namespace Marketplace.Standalone;

/// <summary>The <c>.env</c> file from which editors take the variables of <c>Marketplace.http</c>.</summary>
internal static class SignInFile
{
    private const string Mark = "# Written by ./dev for Marketplace.http; it is overwritten at every start.";

    /// <summary>Writes the file for its owner alone. A file that somebody else wrote is kept.</summary>
    internal static void Write(string path, Uri api, DevelopmentSignIns signIns, TextWriter output)
    {
        if (File.Exists(path) && !File.ReadLines(path).Take(1).Contains(Mark))
        {
            output.WriteLine($"{path} is not from ./dev and was kept; Marketplace.http needs other variables.");
            return;
        }

        File.Delete(path);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        using var file = new StreamWriter(path, options);
        file.Write(
            $"""
            {Mark}
            MARKETPLACE_URL={api.GetLeftPart(UriPartial.Authority)}
            SELLER_PASSWORD={signIns.Seller.Password}
            BUYER_PASSWORD={signIns.Buyer.Password}

            """
        );
    }
}
