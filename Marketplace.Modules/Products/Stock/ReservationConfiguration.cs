using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Products;

internal sealed class ReservationConfiguration : IEntityTypeConfiguration<Reservation>
{
    public void Configure(EntityTypeBuilder<Reservation> builder)
    {
        builder.ToTable(
            "reservations",
            ProductsModule.Schema,
            t => t.HasCheckConstraint("ck_reservations_quantity", "quantity > 0")
        );
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Status).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(r => r.CheckoutId);
        builder.HasIndex(r => r.VariantId);
        builder
            .HasIndex(r => new { r.CheckoutId, r.VariantId })
            .IsUnique()
            .HasDatabaseName("ux_reservations_held")
            .HasFilter("status = 'Held'");
        builder
            .HasIndex(r => new { r.ExpiresAt, r.CheckoutId })
            .HasDatabaseName("ix_reservations_due")
            .HasFilter("status = 'Held'");
    }
}
