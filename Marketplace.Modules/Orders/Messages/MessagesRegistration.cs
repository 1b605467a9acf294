using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Modules.Orders;

/// <summary>Registers messages about orders and the stores' invoice links.</summary>
internal static class MessagesRegistration
{
    public static IServiceCollection AddOrderMessages(this IServiceCollection services)
    {
        services.AddCheckedOptions<MessagesOptions>(MessagesOptions.Section).AddSingleton(MessageErrors.All);
        services
            .AddScoped<IOrderThreadRepository, OrderThreadRepository>()
            .AddScoped<MessageLimitPolicy>()
            .AddScoped<MessageTextPolicy>()
            .AddScoped<MessageService>()
            .AddScoped<MessageModerationService>()
            .AddScoped<MessageQueries>()
            .AddScoped<ThreadQueries>();
        services.AddScoped<InvoiceLinkService>().AddScoped<InvoiceLinkQueries>();
        services.AddEvent<OrderMessageSent>().AddEvent<OrderMessagesWaiting>().AddEvent<OrderInvoiceLinked>();
        return services.AddJob<AnnounceMessagesJob>("orders.announce-messages", TimeSpan.FromMinutes(1));
    }
}
