using Marketplace.Foundation;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Modules.Invariants;

/// <summary>The auditor over all modules' tables.</summary>
public static class InvariantsRegistration
{
    public static IServiceCollection AddInvariants(this IServiceCollection services)
    {
        services.AddScoped<InvariantService>();
        return services.AddJob<CheckInvariantsJob>("platform.check-invariants", TimeSpan.FromHours(1));
    }
}
