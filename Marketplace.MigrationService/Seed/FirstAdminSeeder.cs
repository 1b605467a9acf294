using Marketplace.Modules.Users;
using Microsoft.Extensions.Options;

namespace Marketplace.MigrationService;

/// <summary>Creates the first administrator from <c>Auth:FirstAdmin</c>. There is no default password.</summary>
/// <remarks>Repeat: an existing account keeps its password.</remarks>
public sealed class FirstAdminSeeder(UserAdministrationService users, IOptions<FirstAdminOptions> options) : ISeeder
{
    public int Order => 20;

    public bool IsWanted(MigrationArguments arguments) => options.Value.Email.Length > 0;

    public async Task SeedAsync(MigrationArguments arguments, CancellationToken cancellationToken)
    {
        var result = await users.EnsureAdminAsync(
            EmailAddress.Normalise(options.Value.Email),
            options.Value.Password,
            "Administrator",
            cancellationToken
        );
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(
                $"{FirstAdminOptions.Section}:Password was rejected: {result.Error.Code}. Use at least 10 characters "
                    + "that are not a common password."
            );
        }
    }
}
