using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Orders;

internal sealed class OrderNoteConfiguration : IEntityTypeConfiguration<OrderNote>
{
    public void Configure(EntityTypeBuilder<OrderNote> builder)
    {
        builder.ToTable("order_notes", OrdersModule.Schema);
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.Text).HasMaxLength(OrderNote.MaxLength);
        builder.HasOne<Order>().WithMany().HasForeignKey(n => n.OrderId);
        builder.HasIndex(n => new { n.OrderId, n.Id });
    }
}
