using Marketplace.Foundation;
using Marketplace.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Marketplace.MigrationService;

/// <summary>What makes a host able to migrate: the runner and the seeders.</summary>
public static class MigrationComposition
{
    /// <summary>The assembly that holds the migrations.</summary>
    public static readonly string AssemblyName = typeof(MigrationComposition).Assembly.GetName().Name!;

    /// <summary>Context options of a host that migrates.</summary>
    public static void ConfigureContext(DbContextOptionsBuilder options)
    {
        MarketplaceDbContext.Configure(options);
        options.UseNpgsql(npgsql =>
            npgsql.MigrationsAssembly(AssemblyName).MigrationsHistoryTable("migrations", "platform")
        );
    }

    /// <summary>Adds the runner and every seeder, one line each.</summary>
    public static TBuilder AddMarketplaceMigration<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        builder.Services.AddScoped<MigrationRunner>();
        builder.Services.AddScoped<ISeeder, PlanSeeder>().AddScoped<ISeeder, CategorySeeder>();
        builder
            .Services.AddCheckedOptions<FirstAdminOptions>(FirstAdminOptions.Section)
            .AddScoped<ISeeder, FirstAdminSeeder>();
        builder.Services.AddScoped<ISeeder, DemoSeeder>();
        return builder;
    }
}
