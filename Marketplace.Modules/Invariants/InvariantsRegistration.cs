using Marketplace.Foundation;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Modules.Invariants;

/// <summary>Registers the invariant checks, which span the tables of all modules.</summary>
public static class InvariantsRegistration
{
    /// <summary>Name of the hourly check job.</summary>
    public const string CheckJob = "platform.check-invariants";

    public static IServiceCollection AddInvariants(this IServiceCollection services)
    {
        services.AddCheckedOptions<InvariantsOptions>(InvariantsOptions.Section);
        services.AddScoped<InvariantService>().AddScoped<InvariantProgressStore>().AddScoped<InvariantRoundService>();
        return services.AddJob<CheckInvariantsJob>(CheckJob, TimeSpan.FromHours(1));
    }
}
