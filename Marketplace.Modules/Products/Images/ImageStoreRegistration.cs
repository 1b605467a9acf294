using Azure.Identity;
using Azure.Storage;
using Azure.Storage.Blobs;
using Marketplace.Modules.Products.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Products;

/// <summary>Chooses where product images and private files are kept.</summary>
internal static class ImageStoreRegistration
{
    // Somebody waits for it: it fails soon rather than after minutes.
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(15);
    private const int Retries = 2;

    /// <summary>Registers the stores of images and of private files, each in blobs where a container is named, else in
    /// files.</summary>
    internal static IServiceCollection AddImageStore(this IServiceCollection services) =>
        services
            .AddSingleton(provider => Make(provider, FileShelf.Images, marketplace => marketplace.Images))
            .AddSingleton<IPrivateFiles>(provider => new PrivateFileStore(
                Make(provider, FileShelf.PrivateFiles, marketplace => marketplace.Files),
                provider.GetRequiredService<ImageRewriteService>()
            ));

    private static IImageStore Make(
        IServiceProvider provider,
        FileShelf shelf,
        Func<MarketplaceOptions, ImageStoreOptions> choose
    )
    {
        var options = choose(provider.GetRequiredService<IOptions<MarketplaceOptions>>().Value);
        return options.InBlobs
            ? ActivatorUtilities.CreateInstance<BlobImageStore>(provider, Connect(options), shelf)
            : ActivatorUtilities.CreateInstance<FileImageStore>(provider, shelf);
    }

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
