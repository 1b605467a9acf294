using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Orders;

internal sealed class CarrierConfiguration : IEntityTypeConfiguration<Carrier>
{
    public const string UniqueCode = "ux_carriers_code";

    public void Configure(EntityTypeBuilder<Carrier> builder)
    {
        builder.ToTable("carriers", OrdersModule.Schema);
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Code).HasMaxLength(Parcel.MaxCarrierCodeLength);
        builder.Property(c => c.Name).HasMaxLength(Shipment.MaxCarrierLength);
        builder.Property(c => c.TrackingUrlTemplate).HasMaxLength(Carrier.MaxUrlLength);
        builder.Property(c => c.TrackingCursor).HasMaxLength(Carrier.MaxCursorLength);
        builder.HasIndex(c => c.Code).IsUnique().HasDatabaseName(UniqueCode);
    }
}
