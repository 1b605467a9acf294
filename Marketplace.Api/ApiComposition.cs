using Marketplace.Api.Admin;
using Marketplace.Api.Analytics;
using Marketplace.Api.Home;
using Marketplace.Api.Http;
using Marketplace.Api.Live;
using Marketplace.Api.Notifications;
using Marketplace.Api.OpenApi;
using Marketplace.Api.Orders;
using Marketplace.Api.Payments;
using Marketplace.Api.Platform;
using Marketplace.Api.Products;
using Marketplace.Api.Sellers;
using Marketplace.Api.Subscriptions;
using Marketplace.Api.Users;
using Marketplace.Api.Users.Pages;
using Marketplace.Foundation;
using Marketplace.Modules;
using Marketplace.Modules.Products;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.ServiceDefaults;
using Marketplace.ServiceDefaults.Health;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Scalar.AspNetCore;

namespace Marketplace.Api;

/// <summary>Composes the API host: access control, errors, limits, OpenAPI and the endpoints of each module.</summary>
public static class ApiComposition
{
    private const long MaxBodyBytes = 1024 * 1024;

    /// <summary>Registers the services that endpoints need. Reads no configuration and starts nothing.</summary>
    public static WebApplicationBuilder AddMarketplaceApi(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddHttpContextAccessor().AddScoped<CurrentUser>();
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(options => JsonSetup.Configure(options.SerializerOptions));
        services.AddMarketplaceAdmin();
        services.AddSingleton<DevelopmentMailbox>();
        services.AddExceptionHandler<ExceptionProblems>().AddProblemDetails().AddSingleton(AccessErrors.All);
        services.Configure<Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions>(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = MaxBodyBytes;
        });
        AddAccess(services);
        services
            .AddSingleton<LiveHub>()
            .AddHostedService(provider => provider.GetRequiredService<LiveHub>())
            .AddSingleton<LiveFeed>()
            .AddSingleton(LiveErrors.All)
            .AddCheckedOptions<LiveOptions>(LiveOptions.Section);
        services.AddHttpClient<SimulatorRemote>();
        services.AddHybridCache();
        services.AddSingleton<PublicCatalogCache>().AddSingleton<ViewDeduplication>();
        services
            .AddSingleton<TokenBuckets>()
            .AddSingleton<RateLimits>()
            .AddSingleton<SignInLimits>()
            .AddSingleton<GuestLimits>()
            .AddScoped<PasswordAttempts>()
            .AddScoped<PaymentReturnWay>()
            .AddCheckedOptions<RateLimitOptions>(RateLimitOptions.Section);
        services
            .AddCheckedOptions<CorsSettings>(CorsSettings.Section)
            .AddCheckedOptions<SecurityOptions>(SecurityOptions.Section)
            .AddCheckedOptions<NetworkOptions>(NetworkOptions.Section);
        var isDevelopment = builder.Environment.IsDevelopment();
        services
            .AddCors()
            .AddOptions<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>()
            .Configure<IOptions<CorsSettings>>(
                (cors, settings) =>
                    cors.AddDefaultPolicy(policy =>
                        policy
                            .SetIsOriginAllowed(origin => settings.Value.Allows(origin, isDevelopment))
                            .AllowAnyHeader()
                            .AllowAnyMethod()
                            .WithExposedHeaders(
                                "Content-Disposition",
                                "Content-Language",
                                "ETag",
                                "Location",
                                "Link",
                                "X-Request-Id",
                                "Idempotency-Replayed",
                                "Retry-After",
                                "RateLimit-Limit",
                                "RateLimit-Remaining",
                                "RateLimit-Reset"
                            )
                    )
            );
        // The framework logs full URLs, and links from mails contain secrets.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        services.AddApiDocument();
        services.AddSchemaCheck(SchemaVersion.NewestMigration);
        services.AddHostedService<SchemaNotice>();
        return builder;
    }

    /// <summary>Builds the pipeline and maps every endpoint.</summary>
    /// <exception cref="CannotStartException">Pictures could not be decoded here.</exception>
    public static WebApplication UseMarketplaceApi(this WebApplication app)
    {
        if (PictureLibrary.Fault is { } fault)
            throw new CannotStartException(fault);
        app.UseMiddleware<HeadMiddleware>();
        app.UseForwardedHeaders(app.Services.GetRequiredService<IOptions<NetworkOptions>>().Value.ToForwardedHeaders());
        app.UseMiddleware<RequestContextMiddleware>();
        app.UseExceptionHandler();
        app.UseStatusCodePages(context =>
            AdminErrors.Owns(context.HttpContext)
                ? AdminErrors.WriteAsync(context.HttpContext)
                : StatusProblems.WriteAsync(context.HttpContext)
        );
        app.UseMiddleware<AdminHeaders>();
        app.UseRouting();
        app.UseCors();
        app.UseMiddleware<KeptAnswersMiddleware>();
        app.UseAuthentication();
        app.UseMiddleware<AdminPrincipal>();
        app.UseMiddleware<UserScopeMiddleware>();
        app.UseMiddleware<RateLimitMiddleware>();
        app.UseMiddleware<InputGuardMiddleware>();
        app.UseAuthorization();
        app.UseMiddleware<SecondFactorMiddleware>();
        app.UseMiddleware<QueryParameterMiddleware>();
        app.UseAntiforgery();
        app.UseMiddleware<RequiredMembersMiddleware>();
        app.UseMiddleware<IdempotencyMiddleware>();
        MapEndpoints(app);
        return app;
    }

    private static void MapEndpoints(WebApplication app)
    {
        app.MapDefaultEndpoints();
        app.MapApiDocument();
        // Disable everything that would contact servers other than this API.
        app.MapScalarApiReference(
                (options, context) =>
                {
                    options
                        .WithTitle("Marketplace API")
                        .AddPreferredSecuritySchemes(ApiDocument.Bearer)
                        .DisableAgent()
                        .DisableMcp()
                        .DisableTelemetry()
                        .DisableDefaultFonts()
                        .HideDeveloperTools()
                        .HideClientButton();
                    if (app.Environment.IsDevelopment())
                        DevelopmentSignIn.Fill(options, context);
                }
            )
            .AllowAnonymous();
        app.MapHomePages();
        app.MapProblemPages();
        var api = app.MapGroup("/api/v1");
        app.MapJsonWebKeys();
        app.MapAccountPages();
        app.MapGuestAccountPages();
        app.MapUnsubscribePages();
        app.MapGuestOrderPages();
        api.MapProblems();
        api.MapInvariants();
        api.MapAuth();
        api.MapGuestAccounts();
        api.MapMe();
        api.MapSecondFactor();
        api.MapAddresses();
        api.MapNotifications();
        api.MapLiveEvents();
        api.MapUsersAdmin();
        api.MapSellers();
        api.MapSellersAdmin();
        api.MapProducts();
        api.MapOrders();
        api.MapCheckoutExplanations();
        api.MapPopularSellers();
        api.MapSellerAnalytics();
        api.MapAnalyticsAdmin();
        api.MapPayments();
        api.MapPaymentsAdmin();
        api.MapPayoutAccounts();
        api.MapPayoutOnboarding();
        api.MapPayoutAccountsAdmin();
        api.MapCommissionInvoices();
        api.MapFinance();
        api.MapSellerFinance();
        api.MapPayoutsAdmin();
        api.MapAdjustmentsAdmin();
        api.MapDevPayments();
        api.MapPlans();
        api.MapSubscriptions();
        api.MapInvoices();
        api.MapUsage();
        api.MapBillingAdmin();
        api.MapPlatformAdmin();
        api.MapMailsAdmin();
        app.MapMarketplaceAdmin();
    }

    private static void AddAccess(IServiceCollection services)
    {
        services.AddAccessTokens();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, AccessProblems>();
        services.AddScoped<IAuthorizationHandler, SellerMembershipHandler>();
        services.AddSingleton<IAuthorizationHandler, BuyerHandler>();
        var policies = services
            .AddAuthorizationBuilder()
            .AddPolicy(Permissions.SignedIn, policy => policy.RequireAuthenticatedUser())
            .AddPolicy(Permissions.Buyer, policy => policy.AddRequirements(new BuyerRequirement()))
            .AddPolicy(
                Permissions.SellerMember,
                policy => policy.RequireAuthenticatedUser().AddRequirements(new SellerMembershipRequirement())
            )
            .AddPolicy(
                Permissions.Support,
                policy => policy.RequireAuthenticatedUser().RequireClaim("roles", "support", "admin")
            )
            .AddPolicy(Permissions.Admin, policy => policy.RequireAuthenticatedUser().RequireClaim("roles", "admin"));
        foreach (var scope in SellerScopes.All)
        {
            policies.AddPolicy(
                Permissions.Seller(scope),
                policy =>
                    policy
                        .RequireAuthenticatedUser()
                        .AddRequirements(new SellerMembershipRequirement(), new SellerScopeRequirement(scope))
            );
        }
    }
}
