using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Products;

internal sealed class ProductImageConfiguration : IEntityTypeConfiguration<ProductImage>
{
    public void Configure(EntityTypeBuilder<ProductImage> builder)
    {
        builder.ToTable("product_images", ProductsModule.Schema);
        builder.HasKey(i => i.Id);
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Key).HasMaxLength(160);
        builder.Property(i => i.Alt).HasMaxLength(200);
        builder.Property(i => i.Hash).HasMaxLength(64);
        builder.Property(i => i.ContentType).HasMaxLength(20);
        builder.HasIndex(i => new { i.ProductId, i.Hash }).IsUnique();
        builder.HasIndex(i => new { i.ProductId, i.Sort });
    }
}
