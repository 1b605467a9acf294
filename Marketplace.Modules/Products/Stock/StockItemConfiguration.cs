using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Products;

internal sealed class StockItemConfiguration : IEntityTypeConfiguration<StockItem>
{
    /// <summary>Whether the available units are at or below the threshold, kept by the database.</summary>
    /// <remarks>An index on it is written only when a variant crosses its threshold; an index on the units would be
    /// written by every sale.</remarks>
    public const string IsLow = "IsLow";

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
        builder.Property<bool>(IsLow).HasComputedColumnSql("on_hand - reserved <= low_threshold", stored: true);
        builder.HasIndex(s => new { s.SellerId, s.VariantId });
        builder.HasIndex(s => s.ProductId);
        builder
            .HasIndex(s => new { s.SellerId, s.VariantId }, "low")
            .HasDatabaseName("ix_stock_items_low")
            .HasFilter("is_low");
    }
}
