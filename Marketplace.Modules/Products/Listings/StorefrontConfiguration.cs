using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Products;

internal sealed class StorefrontConfiguration : IEntityTypeConfiguration<Storefront>
{
    public void Configure(EntityTypeBuilder<Storefront> builder)
    {
        builder.ToTable("storefronts", ProductsModule.Schema);
        builder.HasKey(s => s.SellerId);
        builder.Property(s => s.SellerId).ValueGeneratedNever();
        builder.Property(s => s.Visibility).HasConversion<string>().HasMaxLength(20);
    }
}
