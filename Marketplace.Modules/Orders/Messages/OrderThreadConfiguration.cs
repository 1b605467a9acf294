using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Orders;

internal sealed class OrderThreadConfiguration
    : IEntityTypeConfiguration<OrderThread>,
        IEntityTypeConfiguration<OrderMessage>
{
    public void Configure(EntityTypeBuilder<OrderThread> builder)
    {
        builder.ToTable(
            "message_threads",
            OrdersModule.Schema,
            table =>
                table.HasCheckConstraint(
                    "ck_message_threads_unread",
                    "buyer_unread BETWEEN 0 AND last_seq AND buyer_read_seq BETWEEN 0 AND last_seq "
                        + "AND seller_unread BETWEEN 0 AND last_seq AND seller_read_seq BETWEEN 0 AND last_seq"
                )
        );
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.ComplexProperty(t => t.Buyer, side => Name(side, "buyer"));
        builder.ComplexProperty(t => t.Seller, side => Name(side, "seller"));
        builder.HasOne<Order>().WithOne().HasForeignKey<OrderThread>(t => t.Id);
        builder.HasIndex(t => new
        {
            t.SellerId,
            t.LastMessageAt,
            t.Id,
        });
        builder.HasIndex(t => new
        {
            t.BuyerId,
            t.LastMessageAt,
            t.Id,
        });
        builder
            .HasIndex(t => t.BuyerId)
            .HasFilter("buyer_unread > 0")
            .HasDatabaseName("ix_message_threads_unread_of_buyer");
        builder
            .HasIndex(t => t.SellerId)
            .HasFilter("seller_unread > 0")
            .HasDatabaseName("ix_message_threads_unread_of_seller");
    }

    public void Configure(EntityTypeBuilder<OrderMessage> builder)
    {
        builder.ToTable("messages", OrdersModule.Schema);
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.From).HasConversion<string>().HasMaxLength(16).HasColumnName("from_side");
        builder.Property(m => m.Body).HasMaxLength(OrderMessage.MaxLength);
        builder.Property(m => m.HiddenReason).HasMaxLength(OrderMessage.MaxReasonLength);
        builder.HasOne<OrderThread>().WithMany().HasForeignKey(m => m.ThreadId);
        builder.HasIndex(m => new { m.ThreadId, m.Seq }).IsUnique().HasDatabaseName("ux_messages_thread_id_seq");
        builder.HasIndex(m => new { m.SenderId, m.At });
    }

    private static void Name(ComplexPropertyBuilder<ThreadSide> side, string prefix)
    {
        side.Property(s => s.Unread).HasColumnName($"{prefix}_unread");
        side.Property(s => s.ReadSeq).HasColumnName($"{prefix}_read_seq");
        side.Property(s => s.AnnounceAt).HasColumnName($"{prefix}_announce_at");
        side.Property(s => s.AnnouncedAt).HasColumnName($"{prefix}_announced_at");
    }
}
