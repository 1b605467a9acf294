using Marketplace.Foundation;
using Marketplace.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Marketplace.MigrationService;

/// <summary>Registers the migration runner and the seeders.</summary>
public static class MigrationComposition
{
    /// <summary>The assembly of the migrations.</summary>
    public static readonly string AssemblyName = typeof(MigrationComposition).Assembly.GetName().Name!;

    /// <summary>Configures the context of a host that migrates.</summary>
    public static void ConfigureContext(DbContextOptionsBuilder options)
    {
        MarketplaceDbContext.Configure(options);
        options.UseNpgsql(npgsql =>
            npgsql.MigrationsAssembly(AssemblyName).MigrationsHistoryTable("migrations", "platform")
        );
    }

    /// <summary>Registers the runner and every seeder.</summary>
    public static TBuilder AddMarketplaceMigration<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        builder.Services.AddScoped<MigrationRunner>();
        builder.Services.AddCheckedOptions<RuntimeRolesOptions>(RuntimeRolesOptions.Section).AddScoped<RuntimeRoles>();
        builder.Services.AddScoped<ISeeder, PlanSeeder>().AddScoped<ISeeder, CategorySeeder>();
        builder.Services.AddScoped<ISeeder, SalesContractSeeder>();
        builder.Services.AddScoped<ISeeder, CarrierSeeder>();
        builder
            .Services.AddCheckedOptions<FirstAdminOptions>(FirstAdminOptions.Section)
            .AddScoped<ISeeder, FirstAdminSeeder>();
        builder.Services.AddSingleton<DemoCipher>().AddSingleton<DemoCalendar>().AddScoped<ISeeder, DemoSeeder>();
        return builder;
    }
}
