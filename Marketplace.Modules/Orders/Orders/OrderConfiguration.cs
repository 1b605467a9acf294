using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Orders;

internal sealed class OrderConfiguration
    : IEntityTypeConfiguration<Order>,
        IEntityTypeConfiguration<OrderLine>,
        IEntityTypeConfiguration<OrderEvent>
{
    public const string UniqueNumber = "ux_orders_number";

    public void Configure(EntityTypeBuilder<Order> builder)
    {
        builder.ToTable(
            "orders",
            OrdersModule.Schema,
            table =>
            {
                table.HasCheckConstraint(
                    "ck_orders_total",
                    "total_minor = items_total_minor + shipping_total_minor - shipping_discount_minor"
                );
                table.HasCheckConstraint(
                    "ck_orders_money",
                    "total_minor >= 0 AND items_total_minor >= 0 AND shipping_total_minor >= 0 "
                        + "AND discount_total_minor >= 0 AND tax_total_minor >= 0 "
                        + "AND shipping_discount_minor BETWEEN 0 AND shipping_total_minor"
                );
                table.HasCheckConstraint(
                    "ck_orders_refund",
                    "refunded_minor >= 0 AND refunded_minor <= refund_promised_minor "
                        + "AND refund_promised_minor <= total_minor "
                        + "AND shipping_refunded_minor BETWEEN 0 AND shipping_total_minor - shipping_discount_minor"
                );
                table.HasCheckConstraint(
                    "ck_orders_commission",
                    "commission_total_minor >= 0 AND commission_bps BETWEEN 0 AND 10000"
                );
            }
        );
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.Ignore(o => o.StockLines).Ignore(o => o.RefundLeft).Ignore(o => o.Due).Ignore(o => o.CommissionDue);
        builder.Ignore(o => o.Earning);
        builder.Property(o => o.Number).HasMaxLength(OrderNumber.Length);
        builder.Property(o => o.Status).HasConversion<string>().HasMaxLength(16);
        builder.Property(o => o.PaymentMethod).HasConversion<string>().HasMaxLength(20);
        builder.Property(o => o.DeliveryType).HasConversion<string>().HasMaxLength(20);
        builder.ComplexProperty(o => o.Address, DeliveryAddressColumns.Configure);
        builder.Property(o => o.Note).HasMaxLength(MoveOrder.MaxNoteLength);
        builder.Property(o => o.Currency).HasColumnType("char(3)");
        builder.Property(o => o.CommissionTaxRefundedMinor).HasDefaultValue(0L).ValueGeneratedNever();
        builder.Property(o => o.ShippingDiscountMinor).HasDefaultValue(0L).ValueGeneratedNever();
        builder.Property(o => o.ShippingRefundedMinor).HasDefaultValue(0L).ValueGeneratedNever();
        builder.Property(o => o.Carrier).HasMaxLength(Shipment.MaxCarrierLength);
        builder.Property(o => o.TrackingNumber).HasMaxLength(Shipment.MaxTrackingNumberLength);
        builder.HasMany(o => o.Lines).WithOne().HasForeignKey(l => l.OrderId);
        builder.HasMany(o => o.Events).WithOne().HasForeignKey(e => e.OrderId);
        builder.HasOne<Purchase>().WithMany().HasForeignKey(o => o.PurchaseId);
        builder.HasIndex(o => o.Number).IsUnique().HasDatabaseName(UniqueNumber);
        // A search by the beginning of the number needs an index in byte order.
        builder.HasIndex(o => o.Number, "ix_orders_number_prefix").HasOperators("varchar_pattern_ops");
        builder.HasIndex(o => new
        {
            o.BuyerId,
            o.CreatedAt,
            o.Id,
        });
        builder
            .HasIndex(o => new
            {
                o.SellerId,
                o.CreatedAt,
                o.Id,
            })
            .HasFilter("placed_at IS NOT NULL");
        builder
            .HasIndex(o => new
            {
                o.SellerId,
                o.Status,
                o.CreatedAt,
                o.Id,
            })
            .HasFilter("placed_at IS NOT NULL");
        builder.HasIndex(o => new { o.CreatedAt, o.Id });
        builder.HasIndex(o => new
        {
            o.Status,
            o.CreatedAt,
            o.Id,
        });
        builder.HasIndex(o => new { o.DueAt, o.Id }).HasFilter("due_at IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<OrderLine> builder)
    {
        builder.ToTable(
            "order_lines",
            OrdersModule.Schema,
            table =>
            {
                table.HasCheckConstraint(
                    "ck_order_lines_total",
                    "total_minor = unit_price_minor * quantity - discount_minor "
                        + "AND total_minor >= 0 AND discount_minor >= 0"
                );
                table.HasCheckConstraint("ck_order_lines_tax", "tax_minor BETWEEN 0 AND total_minor");
                table.HasCheckConstraint(
                    "ck_order_lines_quantity",
                    "quantity > 0 AND refunded_quantity BETWEEN 0 AND quantity"
                );
                table.HasCheckConstraint(
                    "ck_order_lines_units",
                    "cancelled_quantity >= 0 AND returned_quantity >= 0 AND returned_quantity <= delivered_quantity "
                        + "AND delivered_quantity <= shipped_quantity AND shipped_quantity <= packed_quantity "
                        + "AND cancelled_quantity + packed_quantity <= quantity "
                        + "AND written_off_quantity BETWEEN 0 AND cancelled_quantity + returned_quantity "
                        + "AND fault_quantity BETWEEN 0 AND cancelled_quantity"
                );
                table.HasCheckConstraint("ck_order_lines_refund", "refunded_minor BETWEEN 0 AND total_minor");
                table.HasCheckConstraint(
                    "ck_order_lines_commission_refunded",
                    "commission_refunded_minor BETWEEN 0 AND commission_minor"
                );
            }
        );
        builder.HasKey(l => l.Id);
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.Options).IsSnapshot();
        // Written, not read back: a row that is added needs no answer. The default is for the version before.
        builder.Property(l => l.CommissionRefundedMinor).HasDefaultValue(0L).ValueGeneratedNever();
        builder.Property(l => l.CancelledQuantity).HasDefaultValue(0).ValueGeneratedNever();
        builder.Property(l => l.PackedQuantity).HasDefaultValue(0).ValueGeneratedNever();
        builder.Property(l => l.ShippedQuantity).HasDefaultValue(0).ValueGeneratedNever();
        builder.Property(l => l.DeliveredQuantity).HasDefaultValue(0).ValueGeneratedNever();
        builder.Property(l => l.ReturnedQuantity).HasDefaultValue(0).ValueGeneratedNever();
        builder.Property(l => l.WrittenOffQuantity).HasDefaultValue(0).ValueGeneratedNever();
        builder.Property(l => l.FaultQuantity).HasDefaultValue(0).ValueGeneratedNever();
        builder.HasIndex(l => new { l.OrderId, l.Position }).IsUnique();
        builder.Property(l => l.ImageKey).HasMaxLength(160);
        builder.Property(l => l.ImageAlt).HasMaxLength(200);
        builder.Ignore(l => l.Image);
        builder.HasIndex(l => l.ProductId);
        builder.HasIndex(l => l.ImageKey).HasFilter("image_key IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<OrderEvent> builder)
    {
        builder.ToTable("order_events", OrdersModule.Schema);
        builder.HasKey(e => new { e.OrderId, e.Seq });
        builder.Property(e => e.Seq).ValueGeneratedNever();
        builder.Property(e => e.Type).HasMaxLength(20);
        builder.Property(e => e.From).HasColumnName("from_status").HasConversion<string>().HasMaxLength(16);
        builder.Property(e => e.To).HasColumnName("to_status").HasConversion<string>().HasMaxLength(16);
        builder.Property(e => e.ActorType).HasConversion<string>().HasMaxLength(10);
        builder.Property(e => e.ReasonCode).HasMaxLength(40);
        builder.Property(e => e.Note).HasMaxLength(MoveOrder.MaxNoteLength);
    }
}
