using Marketplace.Modules.Users;

namespace Marketplace.MigrationService;

/// <summary>Creates two administrators and a buyer for development.</summary>
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
        foreach (var (account, name) in new[] { (signIns.Admin, "Administrator"), (signIns.Admin2, "Administrator 2") })
        {
            var admin = await administration.EnsureAdminAsync(account.Email, account.Password, name, cancellationToken);
            admin.Require();
        }

        var buyer = await registration.OpenConfirmedAsync(signIns.Buyer.Account("Deneme Alıcısı"), cancellationToken);
        buyer.Require();
    }
}
