using Marketplace.Foundation;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Modules.Invariants;

/// <summary>The auditor over all modules' tables.</summary>
public static class InvariantsRegistration
{
    /// <summary>Name of the hourly check.</summary>
    public const string CheckJob = "platform.check-invariants";

    public static IServiceCollection AddInvariants(this IServiceCollection services)
    {
        services.AddScoped<InvariantService>();
        return services.AddJob<CheckInvariantsJob>(CheckJob, TimeSpan.FromHours(1));
    }
}
