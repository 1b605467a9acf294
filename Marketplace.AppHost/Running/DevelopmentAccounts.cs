using Marketplace.Standalone;

namespace Marketplace.AppHost.Running;

/// <summary>The accounts of the data directory: two administrators, a seller with a store, a buyer.</summary>
internal sealed class DevelopmentAccounts(IDistributedApplicationBuilder builder, InstanceData data)
{
    private readonly (string Role, IResourceBuilder<ParameterResource> Password)[] _accounts =
    [
        .. SecretNames.Roles.Select(role =>
            (
                role,
                data.Secret(
                    builder,
                    $"{role}-password",
                    $"Password of {SecretNames.Email(role)}; kept in the data directory.",
                    secrets => secrets.Passphrase(SecretNames.SignIn(role))
                )
            )
        ),
    ];

    /// <summary>The administrator's e-mail address and password.</summary>
    internal (string Email, ParameterResource Password) Admin =>
        (SecretNames.Email("admin"), _accounts.Single(account => account.Role == "admin").Password.Resource);

    /// <summary>Lets the migration make the accounts.</summary>
    internal void GiveTo(EnvironmentCallbackContext context)
    {
        foreach (var (role, password) in _accounts)
        {
            var section = $"DevelopmentSignIns__{char.ToUpperInvariant(role[0])}{role[1..]}";
            context.EnvironmentVariables[$"{section}__Email"] = SecretNames.Email(role);
            context.EnvironmentVariables[$"{section}__Password"] = password.Resource;
        }
    }
}
