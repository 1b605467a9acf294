using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Analytics;

internal sealed class OrderFactConfiguration
    : IEntityTypeConfiguration<OrderFact>,
        IEntityTypeConfiguration<OrderLineFact>,
        IEntityTypeConfiguration<OrderRefundFact>
{
    public void Configure(EntityTypeBuilder<OrderFact> builder)
    {
        builder.ToTable(
            "order_facts",
            AnalyticsModule.Schema,
            table =>
                table.HasCheckConstraint(
                    "ck_order_facts_money",
                    "total_minor >= 0 AND shipping_minor >= 0 AND refunded_minor >= 0 AND units >= 0"
                )
        );
        builder.HasKey(f => f.OrderId);
        builder.Property(f => f.OrderId).ValueGeneratedNever();
        builder.Property(f => f.Currency).HasColumnType("char(3)");
        builder.Property(f => f.FaultUnits).HasDefaultValue(0);
        builder.HasIndex(f => new { f.SellerId, f.PlacedAt });
        builder.HasIndex(f => new
        {
            f.SellerId,
            f.BuyerId,
            f.PlacedAt,
        });
        builder.HasIndex(f => f.PlacedAt);
        builder.HasIndex(f => new { f.BuyerId, f.PlacedAt });
        builder.HasIndex(f => f.CountsFrom).HasFilter("counts_from IS NOT NULL");
        builder.HasIndex(f => new { f.BuyerId, f.SellerId }).HasFilter("counts_from IS NOT NULL");
        builder.HasIndex(f => f.DeliveredAt).HasFilter("delivered_at IS NOT NULL");
        builder.HasIndex(f => f.CalledOffAt).HasFilter("is_seller_fault");
    }

    public void Configure(EntityTypeBuilder<OrderLineFact> builder)
    {
        builder.ToTable(
            "order_line_facts",
            AnalyticsModule.Schema,
            table => table.HasCheckConstraint("ck_order_line_facts_quantity", "quantity > 0 AND unit_price_minor >= 0")
        );
        builder.HasKey(l => new { l.OrderId, l.Position });
    }

    public void Configure(EntityTypeBuilder<OrderRefundFact> builder)
    {
        builder.ToTable(
            "order_refunds",
            AnalyticsModule.Schema,
            table => table.HasCheckConstraint("ck_order_refunds_amount", "amount_minor > 0")
        );
        builder.HasKey(r => r.RefundId);
        builder.Property(r => r.RefundId).ValueGeneratedNever();
        builder.Property(r => r.Currency).HasColumnType("char(3)");
        builder.HasIndex(r => r.OrderId);
    }
}
