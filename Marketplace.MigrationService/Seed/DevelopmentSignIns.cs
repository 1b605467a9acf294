using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Marketplace.MigrationService;

/// <summary>The accounts a development instance starts with, so that every role can be tried at once.</summary>
/// <param name="Seller">Runs an approved, open store.</param>
public sealed record DevelopmentSignIns(DevelopmentSignIn Admin, DevelopmentSignIn Seller, DevelopmentSignIn Buyer)
{
    /// <summary>Lets a host's migration make these accounts; no host does so unless it says so here.</summary>
    public void AddTo(IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton(this);
        builder.Services.AddScoped<ISeeder, DevelopmentSignInSeeder>();
    }
}

/// <summary>An e-mail address and the password that was made up for it.</summary>
public sealed record DevelopmentSignIn(string Email, string Password);
