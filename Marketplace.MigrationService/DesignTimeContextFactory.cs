using Marketplace.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Marketplace.MigrationService;

/// <summary>Creates a context without a database for the EF tools.</summary>
public sealed class DesignTimeContextFactory : IDesignTimeDbContextFactory<MarketplaceDbContext>
{
    public MarketplaceDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<MarketplaceDbContext>();
        options.UseNpgsql("Host=localhost;Database=design");
        MigrationComposition.ConfigureContext(options);
        return new(options.Options);
    }
}
