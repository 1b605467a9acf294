using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Products;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Users.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.IntegrationTests.Products;

/// <summary>The Api with stores that are simply there, for tests of the catalog's own rules.</summary>
public sealed class CatalogApp : MarketplaceApp
{
    /// <summary>Stores by what a test makes of them; every other id is an open store.</summary>
    public Stores Sellers { get; } = new();

    /// <summary>A category, the same at every call.</summary>
    public async Task<Guid> CategoryAsync(string slug = "shoes", Guid? parentId = null)
    {
        var existing = (
            await InScopeAsync<CategoryQueries, IReadOnlyList<CategoryRow>>(q => q.AllAsync(default))
        ).FirstOrDefault(c => c.Slug == slug);
        if (existing is not null)
            return existing.Id;
        var made = await InScopeAsync<CategoryService, Result<Category>>(s =>
            s.CreateAsync(Actor.System, new(parentId, slug, slug, slug, 0, true), default)
        );
        return made.Value.Id;
    }

    /// <summary>A product of a store, on sale.</summary>
    public async Task<Product> ProductAsync(
        Guid sellerId,
        string title,
        int stock = 10,
        long priceMinor = 10_000,
        bool publish = true,
        int variants = 1,
        Guid? categoryId = null,
        string? brand = null
    )
    {
        var input = new CreateProduct(
            sellerId,
            categoryId ?? await CategoryAsync(),
            null,
            title,
            "",
            brand,
            TaxClass.Standard,
            publish,
            [
                .. Enumerable
                    .Range(0, variants)
                    .Select(i => new NewVariant(
                        new(
                            $"SKU-{Guid.CreateVersion7():N}",
                            new Dictionary<string, string> { ["Beden"] = $"{i}" },
                            new(priceMinor + i, "TRY"),
                            null,
                            null,
                            true
                        ),
                        stock,
                        5
                    )),
            ]
        );
        var made = await InScopeAsync<ProductService, Result<Product>>(s =>
            s.CreateAsync(Actor.System, input, default)
        );
        Assert.True(made.Succeeded, made.Error?.Code);
        return made.Value;
    }

    protected override void ConfigureServices(IServiceCollection services) =>
        services.AddSingleton<ISellerDirectory>(Sellers);

    /// <summary>Stores in memory.</summary>
    public sealed class Stores : ISellerDirectory
    {
        private readonly System.Collections.Concurrent.ConcurrentDictionary<Guid, SellerSummary> _changed = new();

        public void Set(Guid id, SellerStatus status, bool open = true) => _changed[id] = Of(id, status, open);

        public Task<IReadOnlyDictionary<Guid, SellerSummary>> FindAsync(
            IReadOnlyCollection<Guid> ids,
            CancellationToken cancellationToken
        ) =>
            Task.FromResult<IReadOnlyDictionary<Guid, SellerSummary>>(
                ids.Distinct()
                    .ToDictionary(id => id, id => _changed.GetValueOrDefault(id) ?? Of(id, SellerStatus.Approved, true))
            );

        public async Task<IReadOnlyDictionary<Guid, (SellerSummary Store, bool IsOwn)>> FindForAsync(
            Guid userId,
            IReadOnlyCollection<Guid> ids,
            CancellationToken cancellationToken
        ) => (await FindAsync(ids, cancellationToken)).ToDictionary(s => s.Key, s => (s.Value, false));

        public Task<IReadOnlyDictionary<Guid, (SellerSummary Store, bool IsOwn)>> HoldForAsync(
            Guid userId,
            IReadOnlyCollection<Guid> ids,
            CancellationToken cancellationToken
        ) => FindForAsync(userId, ids, cancellationToken);

        public Task<IReadOnlySet<Guid>> EverMembersAsync(Guid sellerId, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlySet<Guid>>(new HashSet<Guid>());

        private static SellerSummary Of(Guid id, SellerStatus status, bool open) =>
            new(id, $"store-{id:N}"[..30], "Store", status, open, null, null, true);
    }
}
