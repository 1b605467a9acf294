using Azure.Storage.Blobs;
using Marketplace.Foundation;

namespace Marketplace.Modules.Products;

/// <summary>Where product images, or private files, are kept: in a blob container that several machines share, else in
/// the data directory.</summary>
public sealed class ImageStoreOptions
{
    internal const string Images = $"{MarketplaceOptions.Section}:Images";

    internal const string Files = $"{MarketplaceOptions.Section}:Files";

    /// <summary>Address of the blob container; empty means the data directory.</summary>
    public string BlobContainerUri { get; set; } = "";

    /// <summary>Key of the storage account; empty means the host signs in with its own identity.</summary>
    public string BlobAccountKey { get; set; } = "";

    /// <summary>Whether a blob container is named.</summary>
    public bool InBlobs => BlobContainerUri.Length > 0;

    /// <param name="section">Where these settings stand.</param>
    /// <param name="container">The container's usual name.</param>
    internal IEnumerable<OptionProblem> Check(string section, string container)
    {
        if (InBlobs && !IsContainer(BlobContainerUri))
        {
            yield return new(
                $"{section}:BlobContainerUri",
                "the https address of a blob container, without a query (http on this machine alone)",
                $"https://account.blob.core.windows.net/{container}"
            );
        }

        if (BlobAccountKey.Length > 0 && (!InBlobs || !IsKey(BlobAccountKey)))
        {
            yield return new(
                $"{section}:BlobAccountKey",
                $"the storage account's key in base64, together with {section}:BlobContainerUri",
                "the output of: az storage account keys list"
            );
        }
    }

    private static bool IsContainer(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Query.Length > 0)
            return false;
        if (address.Scheme != Uri.UriSchemeHttps && !(address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            return false;
        var parts = new BlobUriBuilder(address);
        return parts.AccountName.Length > 0 && parts.BlobContainerName.Length > 0 && parts.BlobName.Length == 0;
    }

    private static bool IsKey(string text) => Convert.TryFromBase64String(text, new byte[text.Length], out _);
}
