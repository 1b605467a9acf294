using Azure.Identity;
using Azure.Storage;
using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Products;

/// <summary>Chooses where product images are kept.</summary>
internal static class ImageStoreRegistration
{
    // Somebody waits for it: it fails soon rather than after minutes.
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(15);
    private const int Retries = 2;

    /// <summary>Registers the store in blobs where a container is named, else the one in files.</summary>
    internal static IServiceCollection AddImageStore(this IServiceCollection services) =>
        services.AddSingleton<IImageStore>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<MarketplaceOptions>>().Value.Images;
            return options.InBlobs
                ? ActivatorUtilities.CreateInstance<BlobImageStore>(provider, Connect(options))
                : ActivatorUtilities.CreateInstance<FileImageStore>(provider);
        });

    private static BlobContainerClient Connect(ImageStoreOptions options)
    {
        var container = new Uri(options.BlobContainerUri);
        var client = new BlobClientOptions { Retry = { MaxRetries = Retries, NetworkTimeout = LongestCall } };
        if (options.BlobAccountKey.Length == 0)
            return new BlobContainerClient(container, new DefaultAzureCredential(), client);
        var account = new BlobUriBuilder(container).AccountName;
        return new BlobContainerClient(
            container,
            new StorageSharedKeyCredential(account, options.BlobAccountKey),
            client
        );
    }
}
