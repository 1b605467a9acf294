using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Orders;

internal sealed class CancellationConfiguration
    : IEntityTypeConfiguration<Cancellation>,
        IEntityTypeConfiguration<CancellationLine>
{
    public void Configure(EntityTypeBuilder<Cancellation> builder)
    {
        builder.ToTable("cancellations", OrdersModule.Schema);
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.ReasonCode).HasMaxLength(Cancellation.MaxReasonLength);
        builder.Property(c => c.Note).HasMaxLength(MoveOrder.MaxNoteLength);
        builder.Property(c => c.ActorType).HasConversion<string>().HasMaxLength(10);
        builder.HasOne<Order>().WithMany().HasForeignKey(c => c.OrderId);
        builder.HasMany(c => c.Lines).WithOne().HasForeignKey(l => l.CancellationId);
        builder.HasIndex(c => new { c.OrderId, c.Id });
    }

    public void Configure(EntityTypeBuilder<CancellationLine> builder)
    {
        builder.ToTable(
            "cancellation_lines",
            OrdersModule.Schema,
            table => table.HasCheckConstraint("ck_cancellation_lines_quantity", "quantity > 0")
        );
        builder.HasKey(l => new { l.CancellationId, l.OrderLineId });
        builder.HasOne<OrderLine>().WithMany().HasForeignKey(l => l.OrderLineId);
    }
}
