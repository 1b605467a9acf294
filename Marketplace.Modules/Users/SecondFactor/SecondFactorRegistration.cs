using Marketplace.Foundation;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Modules.Users;

/// <summary>Registers the services of second factors.</summary>
internal static class SecondFactorRegistration
{
    public static IServiceCollection AddSecondFactor(this IServiceCollection services) =>
        services
            .AddSingleton<SecondFactorCipher>()
            .AddScoped<ISecondFactorRepository, SecondFactorRepository>()
            .AddScoped<SecondFactorPublisher>()
            .AddScoped<SecondFactorCodeService>()
            .AddScoped<SecondFactorEnrolmentService>()
            .AddScoped<SecondFactorService>()
            .AddScoped<SecondFactorRemovalService>()
            .AddScoped<SecondFactorSignInService>()
            .AddScoped<SecondFactorQueries>()
            .AddSingleton(SecondFactorErrors.All);
}
