using Marketplace.ServiceDefaults;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Marketplace.MigrationService;

/// <summary>The accounts a development instance starts with, so that every role can be tried at once.</summary>
/// <param name="Seller">Runs an approved, open store.</param>
public sealed record DevelopmentSignIns(DevelopmentSignIn Admin, DevelopmentSignIn Seller, DevelopmentSignIn Buyer)
{
    /// <summary>Configuration section of the accounts; it is read in the development environment alone.</summary>
    public const string Section = "DevelopmentSignIns";

    /// <summary>The accounts that configuration asks for; null if it asks for none or this is no development
    /// environment.</summary>
    public static DevelopmentSignIns? Configured(IHostApplicationBuilder builder) =>
        builder.Environment.IsDevelopment()
        && builder.Configuration.GetSection(Section) is var section
        && section.Exists()
            ? new(Of(section, nameof(Admin)), Of(section, nameof(Seller)), Of(section, nameof(Buyer)))
            : null;

    /// <summary>Lets a host's migration make these accounts; no host does so unless it says so here.</summary>
    public void AddTo(IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton(this);
        builder.Services.AddScoped<ISeeder, DevelopmentSignInSeeder>();
    }

    private static DevelopmentSignIn Of(IConfigurationSection section, string role) =>
        new(Required(section, $"{role}:Email"), Required(section, $"{role}:Password"));

    private static string Required(IConfigurationSection section, string key) =>
        section[key] is { Length: > 0 } value
            ? value
            : throw new CannotStartException($"{section.Path}:{key} is missing; give all three accounts or none.");
}

/// <summary>An e-mail address and the password that was made up for it.</summary>
public sealed record DevelopmentSignIn(string Email, string Password);
