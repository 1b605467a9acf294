using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Orders;

internal sealed class CarrierLabelConfiguration : IEntityTypeConfiguration<CarrierLabel>
{
    public void Configure(EntityTypeBuilder<CarrierLabel> builder)
    {
        builder.ToTable("carrier_labels", OrdersModule.Schema);
        builder.HasKey(l => new { l.ParcelId, l.Attempt });
        builder.Property(l => l.Attempt).ValueGeneratedNever();
        builder.Ignore(l => l.Key);
        builder.Property(l => l.CarrierCode).HasMaxLength(Parcel.MaxCarrierCodeLength);
        builder.Property(l => l.Status).HasConversion<string>().HasMaxLength(10);
        builder.Property(l => l.TrackingNumber).HasMaxLength(Shipment.MaxTrackingNumberLength);
        builder.Property(l => l.RouteCode).HasMaxLength(CarrierLabel.MaxRouteCodeLength);
        builder
            .HasIndex(l => new { l.ChangedAt, l.ParcelId })
            .HasFilter($"status = '{nameof(CarrierLabelStatus.ToVoid)}'");
    }
}
