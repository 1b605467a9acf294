using Marketplace.Foundation;
using Marketplace.Modules.Users;
using Marketplace.ServiceDefaults;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Marketplace.MigrationService;

/// <summary>The accounts of a development instance.</summary>
/// <param name="Admin2">A second administrator, for what takes two people.</param>
/// <param name="Seller">Owns an approved, open store.</param>
public sealed record DevelopmentSignIns(
    DevelopmentSignIn Admin,
    DevelopmentSignIn Admin2,
    DevelopmentSignIn Seller,
    DevelopmentSignIn Buyer
)
{
    /// <summary>Configuration section of the accounts, read only in the development environment.</summary>
    public const string Section = "DevelopmentSignIns";

    /// <summary>The configured accounts; null if there are none or the environment is not development.</summary>
    public static DevelopmentSignIns? Configured(IHostApplicationBuilder builder) =>
        builder.Environment.IsDevelopment()
        && builder.Configuration.GetSection(Section) is var section
        && section.Exists()
            ? new(
                Of(section, nameof(Admin)),
                Of(section, nameof(Admin2)),
                Of(section, nameof(Seller)),
                Of(section, nameof(Buyer))
            )
            : null;

    /// <summary>Makes the migration of this host create the accounts.</summary>
    public void AddTo(IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton(this);
        builder.Services.AddScoped<ISeeder, DevelopmentSignInSeeder>().AddScoped<ISeeder, DevelopmentSellerSeeder>();
    }

    private static DevelopmentSignIn Of(IConfigurationSection section, string role) =>
        new(Required(section, $"{role}:Email"), Required(section, $"{role}:Password"));

    private static string Required(IConfigurationSection section, string key) =>
        section[key] is { Length: > 0 } value
            ? value
            : throw new CannotStartException($"{section.Path}:{key} is missing; configure all four accounts or none.");
}

/// <summary>The e-mail address and password of an account.</summary>
public sealed record DevelopmentSignIn(string Email, string Password)
{
    internal NewAccount Account(string name) => new(Email, Password, name, null, Language.Default);
}
