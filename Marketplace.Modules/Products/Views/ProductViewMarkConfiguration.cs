using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Products;

internal sealed class ProductViewMarkConfiguration : IEntityTypeConfiguration<ProductViewMark>
{
    public void Configure(EntityTypeBuilder<ProductViewMark> builder)
    {
        builder.ToTable("product_looks", ProductsModule.Schema);
        builder.HasKey(l => l.Id);
        builder.Property(l => l.Id).UseIdentityAlwaysColumn();
    }
}
