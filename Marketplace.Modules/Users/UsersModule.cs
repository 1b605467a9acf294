using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Modules.Users;

/// <summary>Registers the services for accounts, sessions and sign-in.</summary>
/// <remarks>Only the Api registers the signing keys (<see cref="SigningKeyOptions"/>): no other host issues or reads
/// tokens.</remarks>
internal static class UsersModule
{
    public static IServiceCollection AddUsersModule(this IServiceCollection services)
    {
        services.AddCheckedOptions<AuthOptions>(AuthOptions.Section, isComplete: false);
        services.AddCheckedOptions<PasswordLinkOptions>(PasswordLinkOptions.Section, isComplete: false);
        services
            .AddSingleton<PasswordHashService>()
            .AddSingleton<SigningKeyRing>()
            .AddSingleton<AccessTokenIssuer>()
            .AddSingleton<RevokedTokenStore>()
            .AddSingleton<MembershipChangeStore>()
            .AddSingleton<IMembershipChanges>(services => services.GetRequiredService<MembershipChangeStore>());
        services.AddScoped<IUserRepository, UserRepository>().AddScoped<ISessionRepository, SessionRepository>();
        services
            .AddScoped<AccountFactory>()
            .AddScoped<RegistrationService>()
            .AddScoped<EmailConfirmationService>()
            .AddScoped<AuthService>();
        services
            .AddScoped<PasswordService>()
            .AddScoped<PasswordResetService>()
            .AddScoped<PasswordReplacementService>()
            .AddScoped<PasswordLinkService>();
        services.AddScoped<IGuestAccounts, GuestAccountService>().AddScoped<GuestClaimService>();
        services.AddSingleton(
            new ConstraintError(UserConfiguration.UniqueGuestEmail, PlatformErrors.Busy, TryAgain: true)
        );
        services.AddScoped<SessionService>().AddScoped<UserService>().AddScoped<UserAdministrationService>();
        services
            .AddScoped<AccessTokenService>()
            .AddScoped<AccountMailer>()
            .AddScoped<UserQueries>()
            .AddScoped<IUserDirectory, UserDirectory>();
        services.AddEvent<UserRegistered>().CountEvent<UserRegistered>(UserMetrics.Registered);
        services.AddSingleton(new ConstraintError(UserConfiguration.UniqueEmail, UserErrors.LinkExpired));
        services.AddScoped<SavedAddressService>().AddSingleton(SavedAddressErrors.All);
        services.AddSecondFactor();
        services.AddJob<PurgeSessionsJob>("users.purge-sessions", TimeSpan.FromHours(1));
        return services.AddSingleton(UserErrors.All);
    }
}
