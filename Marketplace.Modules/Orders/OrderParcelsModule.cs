using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Modules.Orders;

/// <summary>Registers parcels, their labels and carriers.</summary>
internal static class OrderParcelsModule
{
    public static IServiceCollection AddOrderParcels(this IServiceCollection services)
    {
        services
            .AddSingleton(ParcelErrors.All)
            .AddSingleton(new ConstraintError(ParcelConfiguration.UniqueTracking, ParcelErrors.TrackingTaken))
            .AddSingleton(new ConstraintError(CarrierConfiguration.UniqueCode, PlatformErrors.Busy, TryAgain: true));
        services
            .AddScoped<IParcelRepository, ParcelRepository>()
            .AddScoped<ParcelStepService>()
            .AddScoped<ParcelService>()
            .AddScoped<OrderMoveService>()
            .AddScoped<ParcelQueries>()
            .AddScoped<ParcelLabelQueries>()
            .AddScoped<ParcelLabelService>()
            .AddScoped<DoorMoneyService>()
            .AddScoped<DueParcelService>()
            .AddScoped<IParcelDirectory, ParcelDirectory>();
        services.AddScoped<CarrierQueries>().AddScoped<CarrierAdministrationService>();
        services
            .AddCheckedOptions<CarriersOptions>(CarriersOptions.Section)
            .AddSingleton<ICarrierGateway, SimulatedCarrierGateway>()
            .AddSingleton<CarrierGatewayRegistry>()
            .AddScoped<LabelledParcelStore>()
            .AddScoped<CarrierLabelService>()
            .AddScoped<CarrierNewsService>()
            .AddScoped<CarrierTrackingService>();
        services.AddEvent<ParcelShipped>().AddEvent<ParcelDelivered>().AddEvent<ParcelUndelivered>();
        services.AddJob<VoidLabelsJob>("orders.void-labels", TimeSpan.FromSeconds(15));
        return services.AddJob<WatchParcelsJob>("orders.watch-parcels", TimeSpan.FromMinutes(15));
    }
}
