using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Products;

internal sealed class ProductViewDailyConfiguration : IEntityTypeConfiguration<ProductViewDaily>
{
    public void Configure(EntityTypeBuilder<ProductViewDaily> builder)
    {
        builder.ToTable("product_views_daily", ProductsModule.Schema);
        builder.HasKey(v => new { v.ProductId, v.Day });
        builder.HasIndex(v => new { v.SellerId, v.Day });
    }
}
