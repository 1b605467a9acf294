using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Products;

internal sealed class StockMovementConfiguration : IEntityTypeConfiguration<StockMovement>
{
    public void Configure(EntityTypeBuilder<StockMovement> builder)
    {
        builder.ToTable("stock_movements", ProductsModule.Schema);
        builder.HasKey(m => m.Id);
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Reason).HasConversion<string>().HasMaxLength(20);
        builder.Property(m => m.RefType).HasMaxLength(20);
        builder.Property(m => m.Note).HasMaxLength(200);
        builder.HasIndex(m => new { m.VariantId, m.Id });
        builder.HasIndex(m => m.RefId).HasFilter("ref_id IS NOT NULL");
        builder.HasIndex(m => m.OrderId).HasFilter("order_id IS NOT NULL");
        builder.HasIndex(m => m.At).HasDatabaseName("ix_stock_movements_sales").HasFilter("reason = 'Sale'");
        builder
            .HasIndex(m => new
            {
                m.VariantId,
                m.Reason,
                m.RefId,
            })
            .IsUnique()
            .HasDatabaseName("ux_stock_movements_once")
            .HasFilter("reason IN ('Sale', 'CancelRestock', 'ReturnRestock')");
    }
}
