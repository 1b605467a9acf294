using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Modules.Orders;

/// <summary>Registers parcels and carriers.</summary>
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
            .AddScoped<IParcelDirectory, ParcelDirectory>();
        services.AddScoped<CarrierQueries>().AddScoped<CarrierAdministrationService>();
        services.AddEvent<ParcelShipped>().AddEvent<ParcelDelivered>().AddEvent<ParcelUndelivered>();
        return services.AddJob<WatchParcelsJob>("orders.watch-parcels", TimeSpan.FromMinutes(15));
    }
}
