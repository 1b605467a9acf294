using Marketplace.Foundation;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Modules.Orders;

/// <summary>Registers the files of messages and returns.</summary>
internal static class FilesRegistration
{
    public static IServiceCollection AddOrderFiles(this IServiceCollection services)
    {
        services.AddCheckedOptions<UploadOptions>(UploadOptions.Section).AddSingleton(FileErrors.All);
        services
            .AddScoped<IOrderFileRepository, OrderFileRepository>()
            .AddScoped<FileUploadLimitPolicy>()
            .AddScoped<FileUploadService>()
            .AddScoped<FileAttachmentService>()
            .AddScoped<OrderFileQueries>();
        return services.AddJob<PurgeFilesJob>("orders.purge-files", TimeSpan.FromHours(1));
    }
}
