using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Orders;

internal sealed class ParcelConfiguration
    : IEntityTypeConfiguration<Parcel>,
        IEntityTypeConfiguration<ParcelLine>,
        IEntityTypeConfiguration<ParcelEvent>
{
    public const string UniqueTracking = "ux_parcels_tracking";

    public void Configure(EntityTypeBuilder<Parcel> builder)
    {
        builder.ToTable(
            "parcels",
            OrdersModule.Schema,
            table =>
            {
                table.HasCheckConstraint("ck_parcels_boxes", $"boxes BETWEEN 1 AND {Parcel.MaxBoxes}");
                table.HasCheckConstraint(
                    "ck_parcels_measures",
                    $"weight_grams BETWEEN 1 AND {Parcel.MaxWeightGrams} AND desi BETWEEN 1 AND {Parcel.MaxDesi}"
                );
                table.HasCheckConstraint("ck_parcels_collect", "collect_fee_minor >= 0");
            }
        );
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Ignore(p => p.Units).Ignore(p => p.Label).Ignore(p => p.CanBeLabelled);
        builder.Ignore(p => p.CollectMinor).Ignore(p => p.IsLive);
        builder.Property(p => p.Number).HasMaxLength(Parcel.MaxNumberLength);
        builder.Property(p => p.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(p => p.DeliveryType).HasConversion<string>().HasMaxLength(20);
        builder.Property(p => p.CarrierCode).HasMaxLength(Parcel.MaxCarrierCodeLength);
        builder.Property(p => p.CarrierName).HasMaxLength(Shipment.MaxCarrierLength);
        builder.Property(p => p.TrackingNumber).HasMaxLength(Shipment.MaxTrackingNumberLength);
        builder.Property(p => p.UndeliveredReason).HasConversion<string>().HasMaxLength(20);
        builder.HasMany(p => p.Lines).WithOne().HasForeignKey(l => l.ParcelId);
        builder.HasMany(p => p.Events).WithOne().HasForeignKey(e => e.ParcelId);
        builder.HasMany(p => p.Labels).WithOne().HasForeignKey(l => l.ParcelId);
        builder.HasOne<Order>().WithMany().HasForeignKey(p => p.OrderId);
        builder.HasIndex(p => new { p.OrderId, p.Seq }).IsUnique();
        builder.HasIndex(p => p.Number).IsUnique();
        builder
            .HasIndex(p => new { p.CarrierCode, p.TrackingNumber })
            .IsUnique()
            .HasFilter("carrier_code IS NOT NULL AND tracking_number IS NOT NULL AND status <> 'Cancelled'")
            .HasDatabaseName(UniqueTracking);
        builder.HasIndex(p => new { p.DueAt, p.Id }).HasFilter("due_at IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<ParcelLine> builder)
    {
        builder.ToTable(
            "parcel_lines",
            OrdersModule.Schema,
            table =>
            {
                table.HasCheckConstraint("ck_parcel_lines_quantity", "quantity > 0");
                table.HasCheckConstraint("ck_parcel_lines_resellable", "resellable_quantity BETWEEN 0 AND quantity");
                table.HasCheckConstraint("ck_parcel_lines_collect", "collect_minor >= 0");
            }
        );
        builder.HasKey(l => new { l.ParcelId, l.OrderLineId });
        builder.HasOne<OrderLine>().WithMany().HasForeignKey(l => l.OrderLineId);
    }

    public void Configure(EntityTypeBuilder<ParcelEvent> builder)
    {
        builder.ToTable("parcel_events", OrdersModule.Schema);
        builder.HasKey(e => new { e.ParcelId, e.Seq });
        builder.Property(e => e.Seq).ValueGeneratedNever();
        builder.Property(e => e.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(e => e.Source).HasConversion<string>().HasMaxLength(10);
        builder.Property(e => e.Reason).HasConversion<string>().HasMaxLength(20);
        builder.Property(e => e.CarrierStatus).HasMaxLength(60);
        builder.Property(e => e.Place).HasMaxLength(ParcelEvent.MaxPlaceLength);
    }
}
