using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Orders;

internal sealed class ReturnConfiguration
    : IEntityTypeConfiguration<OrderReturn>,
        IEntityTypeConfiguration<ReturnLine>,
        IEntityTypeConfiguration<ReturnEvent>
{
    public const string UniqueNumber = "ux_returns_number";
    public const string UniqueCode = "ux_returns_code";

    public void Configure(EntityTypeBuilder<OrderReturn> builder)
    {
        builder.ToTable(
            "returns",
            OrdersModule.Schema,
            table => table.HasCheckConstraint("ck_returns_refund", "refund_minor >= 0")
        );
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Number).HasMaxLength(ReturnNumber.Length);
        builder.Property(r => r.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.Status).HasConversion<string>().HasMaxLength(16);
        builder.Property(r => r.Currency).HasColumnType("char(3)");
        builder.Property(r => r.ReturnCode).HasMaxLength(ReturnNumber.CodeLength);
        builder.Property(r => r.Carrier).HasMaxLength(Shipment.MaxCarrierLength);
        builder.Property(r => r.TrackingNumber).HasMaxLength(Shipment.MaxTrackingNumberLength);
        builder.Property(r => r.BankReference).HasMaxLength(MarkRefundPaid.MaxReferenceLength);
        builder.OwnsOne(
            r => r.Account,
            account =>
            {
                account.Property(a => a.Cipher).HasColumnName("iban_cipher");
                account.Property(a => a.LastFour).HasColumnName("iban_last_four").HasMaxLength(4);
            }
        );
        builder.HasMany(r => r.Lines).WithOne().HasForeignKey(l => l.ReturnId);
        builder.HasMany(r => r.Events).WithOne().HasForeignKey(e => e.ReturnId);
        builder.HasOne<Order>().WithMany().HasForeignKey(r => r.OrderId);
        builder.HasIndex(r => r.Number).IsUnique().HasDatabaseName(UniqueNumber);
        builder.HasIndex(r => r.ReturnCode).IsUnique().HasDatabaseName(UniqueCode);
        builder.HasIndex(r => r.RefundId).IsUnique().HasFilter("refund_id IS NOT NULL");
        builder.HasIndex(r => new { r.BuyerId, r.Id });
        builder.HasIndex(r => new { r.SellerId, r.Id });
        builder.HasIndex(r => new
        {
            r.SellerId,
            r.Status,
            r.Id,
        });
        builder.HasIndex(r => new { r.Status, r.Id });
        builder.HasIndex(r => new { r.DueAt, r.Id }).HasFilter("due_at IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<ReturnLine> builder)
    {
        builder.ToTable(
            "return_lines",
            OrdersModule.Schema,
            table =>
            {
                table.HasCheckConstraint(
                    "ck_return_lines_quantity",
                    "quantity > 0 AND accepted_quantity BETWEEN 0 AND quantity "
                        + "AND resellable_quantity BETWEEN 0 AND accepted_quantity"
                );
                table.HasCheckConstraint("ck_return_lines_amount", "amount_minor >= 0");
            }
        );
        builder.HasKey(l => new { l.ReturnId, l.OrderLineId });
        builder.HasOne<OrderLine>().WithMany().HasForeignKey(l => l.OrderLineId);
        builder.Property(l => l.ReasonCode).HasMaxLength(ReturnReasons.MaxLength);
        builder.Property(l => l.Note).HasMaxLength(ReturnReasons.MaxNoteLength);
        builder.HasIndex(l => l.OrderLineId);
    }

    public void Configure(EntityTypeBuilder<ReturnEvent> builder)
    {
        builder.ToTable("return_events", OrdersModule.Schema);
        builder.HasKey(e => new { e.ReturnId, e.Seq });
        builder.Property(e => e.Seq).ValueGeneratedNever();
        builder.Property(e => e.Type).HasMaxLength(20);
        builder.Property(e => e.From).HasColumnName("from_status").HasConversion<string>().HasMaxLength(16);
        builder.Property(e => e.To).HasColumnName("to_status").HasConversion<string>().HasMaxLength(16);
        builder.Property(e => e.ActorType).HasConversion<string>().HasMaxLength(10);
        builder.Property(e => e.ReasonCode).HasMaxLength(ReturnReasons.MaxLength);
        builder.Property(e => e.Note).HasMaxLength(ReturnReasons.MaxNoteLength);
    }
}
