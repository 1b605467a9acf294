using Marketplace.Modules.Orders.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Modules.Orders;

/// <summary>Registers buying without an account.</summary>
internal static class GuestsRegistration
{
    public static IServiceCollection AddGuests(this IServiceCollection services) =>
        services
            .AddSingleton(GuestErrors.All)
            .AddSingleton<GuestLinkService>()
            .AddSingleton<IGuestLinks>(provider => provider.GetRequiredService<GuestLinkService>())
            .AddScoped<GuestCheckoutService>()
            .AddScoped<GuestPurchaseQueries>()
            .AddScoped<GuestLinkRequestService>();
}
