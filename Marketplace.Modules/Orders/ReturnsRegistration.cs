using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;
using Marketplace.Modules.Payments.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Modules.Orders;

/// <summary>Registers returns.</summary>
internal static class ReturnsRegistration
{
    public static IServiceCollection AddReturns(this IServiceCollection services)
    {
        services.AddSingleton(ReturnErrors.All).AddSingleton<BuyerAccountCipher>().AddSingleton<ReturnTimePolicy>();
        services.AddSingleton(
            new ConstraintError(ReturnConfiguration.UniqueNumber, PlatformErrors.Busy, TryAgain: true)
        );
        services.AddSingleton(new ConstraintError(ReturnConfiguration.UniqueCode, PlatformErrors.Busy, TryAgain: true));
        services
            .AddScoped<IReturnRepository, ReturnRepository>()
            .AddScoped<ReturnRequestPolicy>()
            .AddScoped<ReturnRequestService>()
            .AddScoped<ReturnSettlementService>()
            .AddScoped<ReturnService>()
            .AddScoped<ReturnDecisionService>()
            .AddScoped<CashRefundService>()
            .AddScoped<IBuyerRefundSource, BuyerRefundSource>();
        services
            .AddScoped<ReturnQueries>()
            .AddScoped<ReturnDetailQueries>()
            .AddScoped<ReturnableQueries>()
            .AddScoped<IReturnDirectory, ReturnDirectory>()
            .AddScoped<LateReturnQueries>();
        services
            .AddDomainEventHandler<ReturnStatusChanged, PublishReturnEventsHandler>()
            .AddDomainEventHandler<OrderRefunded, FollowReturnRefundHandler>();
        services
            .AddEvent<ReturnRequested>()
            .AddEvent<ReturnApproved>()
            .AddEvent<ReturnRejected>()
            .AddEvent<ReturnCancelled>()
            .AddEvent<ReturnHandedOver>()
            .AddEvent<ReturnExpired>();
        services
            .AddEvent<ReturnReceived>()
            .AddEvent<ReturnAccepted>()
            .AddEvent<ReturnContested>()
            .AddEvent<ReturnRefused>()
            .AddEvent<ReturnRefunded>()
            .AddEvent<ReturnMoneyBack>();
        return services.AddJob<WatchReturnsJob>("orders.watch-returns", TimeSpan.FromMinutes(10));
    }
}
