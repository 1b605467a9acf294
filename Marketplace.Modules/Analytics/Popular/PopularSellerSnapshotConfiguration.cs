using System.Text.Json;
using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Analytics;

internal sealed class PopularSellerSnapshotConfiguration
    : IEntityTypeConfiguration<PopularSellerSnapshot>,
        IEntityTypeConfiguration<RefreshRequest>
{
    public void Configure(EntityTypeBuilder<PopularSellerSnapshot> builder)
    {
        builder.ToTable("popular_seller_snapshots", AnalyticsModule.Schema);
        builder.HasKey(s => new { s.WindowDays, s.Version });
        builder.Property(s => s.WindowDays).ValueGeneratedNever();
        builder.Property(s => s.Version).ValueGeneratedNever();
        builder.Property(s => s.Currency).HasColumnType("char(3)");
        builder
            .Property(s => s.Rows)
            .HasColumnType("jsonb")
            .HasConversion(
                rows => JsonSerializer.Serialize(rows, EventJson.Options),
                json => JsonSerializer.Deserialize<List<PopularSeller>>(json, EventJson.Options)!,
                new ValueComparer<IReadOnlyList<PopularSeller>>(
                    (left, right) => ReferenceEquals(left, right),
                    rows => rows.Count,
                    rows => rows
                )
            );
        builder.HasIndex(s => s.ComputedAt);
    }

    public void Configure(EntityTypeBuilder<RefreshRequest> builder)
    {
        builder.ToTable("refresh_requests", AnalyticsModule.Schema);
        builder.HasKey(r => r.Name);
        builder.Property(r => r.Name).HasMaxLength(40);
    }
}
