using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Orders;

internal sealed class OrderFileConfiguration : IEntityTypeConfiguration<OrderFile>
{
    public void Configure(EntityTypeBuilder<OrderFile> builder)
    {
        builder.ToTable(
            "files",
            OrdersModule.Schema,
            table =>
            {
                table.HasCheckConstraint(
                    "ck_files_attached",
                    "(message_id IS NOT NULL)::int + (return_id IS NOT NULL)::int = (attached_at IS NOT NULL)::int "
                        + "AND (attached_at IS NULL OR (content_type IS NOT NULL AND purged_at IS NULL)) "
                        + "AND (order_line_id IS NULL OR return_id IS NOT NULL)"
                );
                table.HasCheckConstraint(
                    "ck_files_position",
                    $"position BETWEEN 0 AND CASE WHEN message_id IS NULL THEN {OrderFile.MaxOfReturnLine - 1} "
                        + $"ELSE {OrderFile.MaxOfMessage - 1} END"
                );
            }
        );
        builder.HasKey(f => f.Id);
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.ContentType).HasMaxLength(40);
        builder.HasOne<OrderMessage>().WithMany().HasForeignKey(f => f.MessageId);
        builder.HasOne<OrderReturn>().WithMany().HasForeignKey(f => f.ReturnId);
        builder.HasOne<ReturnLine>().WithMany().HasForeignKey(f => new { f.ReturnId, f.OrderLineId });
        builder.HasIndex(f => new { f.UploaderId, f.CreatedAt });
        builder
            .HasIndex(f => new { f.MessageId, f.Position })
            .IsUnique()
            .HasFilter("message_id IS NOT NULL")
            .HasDatabaseName("ux_files_message");
        builder
            .HasIndex(f => new
            {
                f.ReturnId,
                f.OrderLineId,
                f.Position,
            })
            .IsUnique()
            .AreNullsDistinct(false)
            .HasFilter("return_id IS NOT NULL")
            .HasDatabaseName("ux_files_return");
        builder.HasIndex(f => f.CreatedAt).HasFilter("attached_at IS NULL").HasDatabaseName("ix_files_unattached");
    }
}
