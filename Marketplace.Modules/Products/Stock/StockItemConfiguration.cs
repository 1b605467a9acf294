using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Products;

internal sealed class StockItemConfiguration : IEntityTypeConfiguration<StockItem>
{
    public void Configure(EntityTypeBuilder<StockItem> builder)
    {
        builder.ToTable(
            "stock_items",
            ProductsModule.Schema,
            t => t.HasCheckConstraint("ck_stock_items_units", "on_hand >= 0 AND reserved >= 0 AND reserved <= on_hand")
        );
        builder.HasKey(s => s.VariantId);
        builder.Property(s => s.VariantId).ValueGeneratedNever();
        builder.Ignore(s => s.Available);
        builder.HasIndex(s => new { s.SellerId, s.VariantId });
        builder.HasIndex(s => s.ProductId);
        builder
            .HasIndex(s => new { s.SellerId, s.VariantId }, "low")
            .HasDatabaseName("ix_stock_items_low")
            .HasFilter("on_hand - reserved <= low_threshold");
    }
}
