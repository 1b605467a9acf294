using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Users.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Modules.Sellers;

/// <summary>Registers the Sellers module.</summary>
internal static class SellersModule
{
    public static IServiceCollection AddSellersModule(this IServiceCollection services)
    {
        services.AddSingleton<SellerSecretCipher>().AddScoped<ISellerRepository, SellerRepository>();
        services
            .AddScoped<SellerService>()
            .AddScoped<SellerClosingService>()
            .AddScoped<SellerMemberService>()
            .AddScoped<SellerAdministrationService>()
            .AddScoped<SellerDisclosureService>()
            .AddScoped<SellerVerificationService>()
            .AddScoped<SellerMailer>()
            .AddScoped<SellerQueries>();
        services.AddCheckedOptions<SellersOptions>(SellersOptions.Section).AddScoped<StoreQueries>();
        services
            .AddScoped<ISellerParties, SellerPartyDirectory>()
            .AddScoped<ISellerBankDetails, SellerBankDetailStore>()
            .AddScoped<IStoreLogos, StoreLogoQueries>();
        services
            .AddScoped<ISellerDirectory, SellerDirectory>()
            .AddScoped<ISellerMembers, SellerDirectory>()
            .AddScoped<ISellerGauges, SellerGaugeQueries>()
            .AddScoped<IMembershipSource, SellerDirectory>();
        services
            .AddEvent<SellerSubmitted>()
            .AddEvent<SellerApproved>()
            .AddEvent<SellerRejected>()
            .AddEvent<SellerSuspended>()
            .AddEvent<SellerReinstated>();
        services.AddEvent<SellerClosed>().AddEvent<StoreOpened>().AddEvent<StoreClosed>();
        services.AddDomainEventHandler<MemberAccessChanged, PublishMemberEventsHandler>();
        services
            .AddScoped<ISellerBankDetails, SellerBankDetailStore>()
            .AddDomainEventHandler<StoreApproved, TellApprovalListenersHandler>();
        services.AddEvent<MemberLeft>().AddEvent<MemberRoleChanged>();
        services
            .AddEventHandler<MemberLeft, OnMemberAccessChanged>("sellers")
            .AddEventHandler<MemberRoleChanged, OnMemberAccessChanged>("sellers");
        services.AddSingleton(new ConstraintError(SellerConfiguration.UniqueSlug, SellerErrors.SlugTaken));
        services.AddSingleton(new ConstraintError(SellerConfiguration.Complete, SellerErrors.Incomplete));
        services.AddJob<ReopenStoresJob>("sellers.reopen-stores", TimeSpan.FromMinutes(1));
        return services.AddSingleton(SellerErrors.All);
    }
}
