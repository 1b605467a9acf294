using Marketplace.Modules;
using Marketplace.Modules.Products;
using Marketplace.Modules.Products.Contracts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.IntegrationTests.Products.Images;

/// <summary>Private files in a blob container of their own, through the real client over HTTP.</summary>
public sealed class BlobPrivateFileTests : IAsyncLifetime
{
    private const string Key = "bm8gc2VjcmV0";

    private readonly string _name = PrivateFileKey.Of(Guid.CreateVersion7(), Guid.CreateVersion7());
    private BlobServer _server = null!;
    private ServiceProvider _services = null!;

    private IPrivateFiles Files => _services.GetRequiredService<IPrivateFiles>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await BlobServer.StartAsync();
        var settings = new Dictionary<string, string?>
        {
            ["Marketplace:PublicUrl"] = "https://api.example.com",
            ["Marketplace:Images:BlobContainerUri"] = $"{_server.Container}-of-images",
            ["Marketplace:Images:BlobAccountKey"] = Key,
            ["Marketplace:Files:BlobContainerUri"] = _server.Container.ToString(),
            ["Marketplace:Files:BlobAccountKey"] = Key,
        };
        _services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddSingleton(TimeProvider.System)
            .AddLogging()
            .AddMarketplaceModules()
            .BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task File_StoredReadAndRemoved_TellsNothingOfItself()
    {
        var thumbnail = PrivateFileKey.ThumbnailOf(_name);
        Assert.True((await Files.SaveAsync(_name, Catalog.Png, Token)).Succeeded);
        Assert.True((await Files.SaveAsync(thumbnail, Catalog.Png, Token)).Succeeded);

        await using (var stream = await Files.OpenAsync(_name, Token))
        {
            using var read = new MemoryStream();
            await stream!.CopyToAsync(read, Token);
            Assert.Equal(Catalog.Png, read.ToArray());
        }

        Assert.Equal("application/octet-stream", _server.ContentTypes[_name]);
        await Files.RemoveAsync(_name, Token);
        Assert.Null(await Files.OpenAsync(_name, Token));
        Assert.NotNull(await Files.OpenAsync(thumbnail, Token));
        Assert.Null(await Files.OpenAsync("../secrets/x", Token));
    }

    [Fact]
    public void Settings_WithOneContainerForBoth_AreRefused()
    {
        const string container = "https://account.blob.core.windows.net/product-images";
        var options = new MarketplaceOptions { PublicUrl = "https://api.example.com" };
        options.Images.BlobContainerUri = container;
        options.Files.BlobContainerUri = container + "/";

        Assert.Equal("Marketplace:Files:BlobContainerUri", Assert.Single(options.Check()).Key);
        options.Files.BlobContainerUri = "";
        Assert.Equal("Marketplace:DataDirectory", Assert.Single(options.Check()).Key);
    }
}
