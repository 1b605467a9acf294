using Marketplace.Modules.Products.Contracts;
using Marketplace.Modules.Sellers.Contracts;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Products;

/// <summary>Keeps the pictures of the image store that stores show as their logos.</summary>
internal sealed class StoreLogoSource(IStoreLogos logos, IOptions<MarketplaceOptions> options) : IKeptImageSource
{
    public async Task<IReadOnlySet<string>> KeptAmongAsync(
        IReadOnlyCollection<string> keys,
        CancellationToken cancellationToken
    )
    {
        var byUrl = keys.ToDictionary(key => ImageKeys.Url(options.Value.PublicUrl, key));
        var shown = await logos.AmongAsync(byUrl.Keys, cancellationToken);
        return shown.Select(url => byUrl[url]).ToHashSet();
    }
}
