using Azure.Storage;
using Azure.Storage.Blobs;
using Marketplace.Modules;
using Marketplace.Modules.Products;
using Marketplace.Standalone;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.IntegrationTests.Products.Images;

/// <summary>Product images in a blob container, through the real client over HTTP.</summary>
public sealed class BlobImageStoreTests : IAsyncLifetime
{
    /// <summary>The account of Microsoft's emulator, with the key that its documentation publishes for
    /// everybody.</summary>
    private const string EmulatorAccount = "devstoreaccount1";
    private const string EmulatorKey =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly string _key = ImageKeys.Make(Guid.CreateVersion7(), new string('a', 64), "png");
    private BlobServer? _server;
    private ServiceProvider _services = null!;

    private IImageStore Store => _services.GetRequiredService<IImageStore>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var emulator = Environment.GetEnvironmentVariable("MARKETPLACE_TEST_BLOBS");
        if (emulator is null)
            _server = await BlobServer.StartAsync();
        var container = _server?.Container ?? new Uri($"{emulator}/{EmulatorAccount}/images-{Guid.CreateVersion7():N}");
        if (_server is null)
        {
            await new BlobContainerClient(
                container,
                new StorageSharedKeyCredential(EmulatorAccount, EmulatorKey)
            ).CreateAsync();
        }

        _services = Connect(container);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_server is not null)
            await _server.DisposeAsync();
    }

    [Fact]
    public async Task Image_Stored_IsReadWholeAndInParts()
    {
        var content = new byte[700_000];
        Random.Shared.NextBytes(content);

        Assert.True((await Store.SaveAsync(_key, content, Token)).Succeeded);

        await using var stream = await Store.OpenAsync(_key, Token);
        Assert.NotNull(stream);
        Assert.Equal(content.Length, stream.Length);
        using var read = new MemoryStream();
        await stream.CopyToAsync(read, Token);
        Assert.Equal(content, read.ToArray());
        stream.Seek(600_000, SeekOrigin.Begin);
        var part = new byte[100];
        await stream.ReadExactlyAsync(part, Token);
        Assert.Equal(content[600_000..600_100], part);
        if (_server is not null)
            Assert.Equal("image/png", _server.ContentTypes[_key]);
    }

    [Fact]
    public async Task Image_StoredAgain_IsTheSameAndYoung()
    {
        Assert.True((await Store.SaveAsync(_key, Catalog.Png, Token)).Succeeded);
        Assert.True((await Store.SaveAsync(_key, Catalog.Png, Token)).Succeeded);

        Assert.Empty(
            await Store.KeysOlderThanAsync(TimeProvider.System.GetUtcNow().AddHours(-1), Token).ToListAsync(Token)
        );
        var soon = TimeProvider.System.GetUtcNow().AddHours(1);
        Assert.Equal([_key], await Store.KeysOlderThanAsync(soon, Token).ToListAsync(Token));
    }

    [Fact]
    public async Task Image_Removed_IsGone_AndRemovingItAgainDoesNothing()
    {
        Assert.True((await Store.SaveAsync(_key, Catalog.Png, Token)).Succeeded);

        await Store.RemoveAsync(_key, Token);
        await Store.RemoveAsync(_key, Token);

        Assert.Null(await Store.OpenAsync(_key, Token));
    }

    [Fact]
    public async Task Key_ThatIsNoKey_IsNeverAskedFor() =>
        Assert.Null(await Store.OpenAsync("../secrets/x.png", Token));

    [Fact]
    public async Task Image_WhileTheStoreIsAway_IsRefusedAndNotLost()
    {
        await using var away = Connect(new Uri($"http://127.0.0.1:{FreePort.Find()}/account/product-images"));

        var refused = await away.GetRequiredService<IImageStore>().SaveAsync(_key, Catalog.Png, Token);

        Assert.Equal("image.store_unavailable", refused.Error?.Code);
    }

    [Fact]
    public async Task Picture_WhileTheStoreIsAway_IsRefusedWithAllItsFiles()
    {
        await using var away = Connect(new Uri($"http://127.0.0.1:{FreePort.Find()}/account/product-images"));
        var thumbnails = ImageKeys.ThumbnailWidths.ToDictionary(width => width, _ => Catalog.Png);

        var refused = await away.GetRequiredService<PictureStore>()
            .SaveAsync(_key, new(Catalog.Png, "png", "image/png", 1, 1, thumbnails), Token);

        Assert.Equal("image.store_unavailable", refused.Error?.Code);
    }

    [Fact]
    public async Task Picture_StoredWithItsThumbnails_IsRemovedWithThem()
    {
        var pictures = _services.GetRequiredService<PictureStore>();
        var thumbnails = ImageKeys.ThumbnailWidths.ToDictionary(width => width, _ => Catalog.Png);
        var saved = await pictures.SaveAsync(_key, new(Catalog.Png, "png", "image/png", 1, 1, thumbnails), Token);
        Assert.True(saved.Succeeded);
        var files = await Store
            .KeysOlderThanAsync(TimeProvider.System.GetUtcNow().AddHours(1), Token)
            .ToListAsync(Token);
        Assert.Equal(4, files.Count);
        Assert.All(files, file => Assert.Contains(_key, ImageKeys.ImagesOf(file)));
        if (_server is not null)
            Assert.Equal("image/webp", _server.ContentTypes[ImageKeys.Thumbnail(_key, 160)]);

        await pictures.RemoveAsync(_key, Token);

        Assert.Empty(
            await Store.KeysOlderThanAsync(TimeProvider.System.GetUtcNow().AddHours(1), Token).ToListAsync(Token)
        );
    }

    [Theory]
    [InlineData("BlobContainerUri", "account.blob.core.windows.net/images")]
    [InlineData("BlobContainerUri", "http://account.blob.core.windows.net/images")]
    [InlineData("BlobContainerUri", "https://account.blob.core.windows.net")]
    [InlineData("BlobContainerUri", "https://account.blob.core.windows.net/images?sig=x")]
    [InlineData("BlobAccountKey", "no-base64!")]
    public void Setting_ThatIsWrong_IsNamed(string setting, string value)
    {
        var options = new MarketplaceOptions { PublicUrl = "https://api.example.com" };
        options.Images.BlobContainerUri = "https://account.blob.core.windows.net/images";
        options.Files.BlobContainerUri = "https://account.blob.core.windows.net/private-files";
        typeof(ImageStoreOptions).GetProperty(setting)!.SetValue(options.Images, value);

        Assert.Equal($"Marketplace:Images:{setting}", Assert.Single(options.Check()).Key);
    }

    private static ServiceProvider Connect(Uri container)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Marketplace:PublicUrl"] = "https://api.example.com",
            ["Marketplace:Images:BlobContainerUri"] = container.ToString(),
            ["Marketplace:Images:BlobAccountKey"] = EmulatorKey,
            ["Marketplace:Files:BlobContainerUri"] = $"{container}-private",
            ["Marketplace:Files:BlobAccountKey"] = EmulatorKey,
        };
        return new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddSingleton(TimeProvider.System)
            .AddLogging()
            .AddMarketplaceModules()
            .BuildServiceProvider();
    }
}
