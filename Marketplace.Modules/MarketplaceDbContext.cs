using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Modules;

/// <summary>The one database context: a schema per module, one migration history.</summary>
/// <remarks>No navigation crosses a module; a module reads another only through its Contracts.</remarks>
public sealed class MarketplaceDbContext(DbContextOptions<MarketplaceDbContext> options) : FoundationDbContext(options)
{
    /// <summary>Options every host gives to this context, whatever registers it.</summary>
    public static void Configure(DbContextOptionsBuilder options) => options.UseSnakeCaseNamingConvention();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(MarketplaceDbContext).Assembly);
        foreach (
            var entity in modelBuilder.Model.GetEntityTypes().Where(e => typeof(Entity).IsAssignableFrom(e.ClrType))
        )
            entity.FindProperty(nameof(Entity.Version))!.IsConcurrencyToken = true;
    }
}
