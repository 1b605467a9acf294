using Marketplace.Modules.Users;

namespace Marketplace.MigrationService;

/// <summary>Creates an administrator and a buyer for development.</summary>
/// <remarks>Repeat: an existing account keeps its password.</remarks>
public sealed class DevelopmentSignInSeeder(
    DevelopmentSignIns signIns,
    UserAdministrationService administration,
    RegistrationService registration
) : ISeeder
{
    public int Order => 30;

    public bool IsWanted(MigrationArguments arguments) => true;

    public async Task SeedAsync(MigrationArguments arguments, CancellationToken cancellationToken)
    {
        var admin = await administration.EnsureAdminAsync(
            signIns.Admin.Email,
            signIns.Admin.Password,
            cancellationToken
        );
        admin.Require();
        var buyer = await registration.OpenConfirmedAsync(signIns.Buyer.Account("Deneme Alıcısı"), cancellationToken);
        buyer.Require();
    }
}
