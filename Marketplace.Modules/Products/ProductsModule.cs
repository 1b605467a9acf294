using Marketplace.Foundation;
using Marketplace.Modules.Products.Contracts;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Subscriptions.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Modules.Products;

/// <summary>The catalog: categories, products with variants and images, stock, and search.</summary>
internal static class ProductsModule
{
    internal const string Schema = "products";
    private const string Consumer = "products";

    public static IServiceCollection AddProductsModule(this IServiceCollection services)
    {
        services.AddCheckedOptions<ProductOptions>(ProductOptions.Section);
        AddErrors(services);
        AddEvents(services);
        services
            .AddScoped<ICategoryRepository, CategoryRepository>()
            .AddScoped<IProductRepository, ProductRepository>();
        services
            .AddScoped<IStorefrontRepository, StorefrontRepository>()
            .AddScoped<IStockRepository, StockRepository>();
        services
            .AddScoped<CategoryService>()
            .AddScoped<ProductService>()
            .AddScoped<ListingService>()
            .AddScoped<VariantService>()
            .AddScoped<ProductRemovalService>();
        services.AddScoped<ModerationService>().AddScoped<StockService>().AddScoped<StoreAllowancePolicy>();
        services.AddScoped<OfferService>().AddScoped<OfferBatchService>().AddScoped<OfferLimitPolicy>();
        AddImages(services);
        services.AddScoped<ISurplusListings, SurplusListingQueries>().AddScoped<IGaugeSource, ListingGaugeSource>();
        services
            .AddScoped<ListingLimitPolicy>()
            .AddScoped<ListingEventPublisher>()
            .AddScoped<VariantFactory>()
            .AddScoped<VariantChangePolicy>()
            .AddScoped<StockMovementStore>();
        services
            .AddScoped<InventoryService>()
            .AddScoped<IInventory>(provider => provider.GetRequiredService<InventoryService>());
        services
            .AddScoped<ProductViewService>()
            .AddScoped<IProductViews>(provider => provider.GetRequiredService<ProductViewService>());
        services.AddScoped<ISellableCatalog, SellableCatalogQueries>();
        services.AddScoped<IReturnRules, ReturnRuleQueries>();
        services
            .AddScoped<CategoryQueries>()
            .AddScoped<ProductQueries>()
            .AddScoped<ProductSearchQueries>()
            .AddScoped<SuggestionQueries>()
            .AddScoped<RelatedProductQueries>()
            .AddScoped<VariantCardQueries>()
            .AddScoped<StockQueries>();
        services.AddJob<SweepReservationsJob>("products.sweep-reservations", TimeSpan.FromSeconds(30));
        services.AddJob<PurgeReservationsJob>("products.purge-reservations", TimeSpan.FromDays(1));
        services.AddJob<RecountStockedVariantsJob>("products.recount-stocked-variants", TimeSpan.FromDays(1));
        services.AddJob<FollowLimitsJob>("products.follow-limits", TimeSpan.FromMinutes(10));
        services.AddJob<RollUpViewsJob>("products.roll-up-views", TimeSpan.FromMinutes(1));
        services.AddJob<RefreshPopularityJob>("products.refresh-popularity", TimeSpan.FromMinutes(10));
        return services;
    }

    private static void AddImages(IServiceCollection services)
    {
        services
            .AddImageStore()
            .AddSingleton<ImageRewriteService>()
            .AddSingleton<PictureStore>()
            .AddSingleton<PictureImportService>()
            .AddScoped<IKeptImageSource, StoreLogoSource>();
        services.AddScoped<ImageUploadService>().AddScoped<ProductImageService>().AddScoped<NamedImageQueries>();
        services.AddJob<RemoveImagesJob>("products.remove-images", TimeSpan.FromMinutes(10));
        services.AddJob<SweepImagesJob>("products.sweep-images", TimeSpan.FromHours(6));
    }

    private static void AddErrors(IServiceCollection services)
    {
        services
            .AddSingleton(ProductErrors.All)
            .AddSingleton(ImageErrors.All)
            .AddSingleton(CategoryErrors.All)
            .AddSingleton(StockErrors.All)
            .AddSingleton(OfferErrors.All);
        services.AddSingleton(new ConstraintError(ProductConfiguration.UniqueSlug, ProductErrors.SlugTaken));
        services.AddSingleton(new ConstraintError(ProductConfiguration.CategoryKey, CategoryErrors.InUse));
        services.AddSingleton(new ConstraintError(VariantConfiguration.UniqueSku, ProductErrors.SkuTaken));
        services.AddSingleton(new ConstraintError(VariantConfiguration.UniqueOptions, ProductErrors.OptionsTaken));
        services.AddSingleton(new ConstraintError(CategoryConfiguration.UniqueSlug, CategoryErrors.SlugTaken));
    }

    private static void AddEvents(IServiceCollection services)
    {
        services
            .AddEvent<ProductPublished>()
            .AddEvent<ProductUnpublished>()
            .AddEvent<ProductArchived>()
            .AddEvent<PriceChanged>();
        services
            .AddEvent<StockDecreased>()
            .AddEvent<StockLow>()
            .AddEvent<OutOfStock>()
            .AddEvent<BackInStock>()
            .AddEvent<ReservationExpired>();
        services
            .AddEventHandler<SellerApproved, OnSellerChanged>(Consumer)
            .AddEventHandler<SellerSuspended, OnSellerChanged>(Consumer);
        services
            .AddEventHandler<SellerReinstated, OnSellerChanged>(Consumer)
            .AddEventHandler<SellerClosed, OnSellerChanged>(Consumer);
        services
            .AddEventHandler<StoreOpened, OnSellerChanged>(Consumer)
            .AddEventHandler<StoreClosed, OnSellerChanged>(Consumer);
        services
            .AddEventHandler<SubscriptionActivated, OnSubscriptionChanged>(Consumer)
            .AddEventHandler<SubscriptionChanged, OnSubscriptionChanged>(Consumer);
        services
            .AddEventHandler<SubscriptionSuspended, OnSubscriptionChanged>(Consumer)
            .AddEventHandler<SubscriptionCancelled, OnSubscriptionChanged>(Consumer);
    }
}
