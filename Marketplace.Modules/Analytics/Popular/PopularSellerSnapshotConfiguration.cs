using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Analytics;

internal sealed class PopularSellerSnapshotConfiguration
    : IEntityTypeConfiguration<PopularSellerSnapshot>,
        IEntityTypeConfiguration<RecomputeRequest>
{
    public void Configure(EntityTypeBuilder<PopularSellerSnapshot> builder)
    {
        builder.ToTable("popular_seller_snapshots", AnalyticsModule.Schema);
        builder.HasKey(s => new { s.WindowDays, s.Version });
        builder.Property(s => s.WindowDays).ValueGeneratedNever();
        builder.Property(s => s.Version).ValueGeneratedNever();
        builder.Property(s => s.Currency).HasColumnType("char(3)");
        builder.Property(s => s.Rows).IsSnapshot();
        builder.HasIndex(s => s.ComputedAt);
    }

    public void Configure(EntityTypeBuilder<RecomputeRequest> builder)
    {
        builder.ToTable("refresh_requests", AnalyticsModule.Schema);
        builder.HasKey(r => r.Name);
        builder.Property(r => r.Name).HasMaxLength(40);
    }
}
