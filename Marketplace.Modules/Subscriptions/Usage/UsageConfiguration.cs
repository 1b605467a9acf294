using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Tables of usage.</summary>
internal sealed class UsageConfiguration
    : IEntityTypeConfiguration<UsageCounter>,
        IEntityTypeConfiguration<UsageEvent>,
        IEntityTypeConfiguration<UsageWarning>
{
    private const int MetricLength = 40;
    private const int PeriodLength = 60;

    public void Configure(EntityTypeBuilder<UsageCounter> builder)
    {
        builder.ToTable(
            "usage_counters",
            SubscriptionsModule.Schema,
            t => t.HasCheckConstraint("ck_usage_counters_used", "used >= 0")
        );
        builder.HasKey(c => new
        {
            c.SellerId,
            c.Metric,
            c.PeriodKey,
        });
        builder.Property(c => c.Metric).HasMaxLength(MetricLength);
        builder.Property(c => c.PeriodKey).HasMaxLength(PeriodLength);
    }

    public void Configure(EntityTypeBuilder<UsageEvent> builder)
    {
        builder.ToTable(
            "usage_events",
            SubscriptionsModule.Schema,
            t => t.HasCheckConstraint("ck_usage_events_quantity", "quantity > 0")
        );
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Metric).HasMaxLength(MetricLength);
        builder.Property(e => e.SourceId).HasMaxLength(100);
        builder.Property(e => e.PeriodKey).HasMaxLength(PeriodLength);
        builder
            .HasIndex(e => new
            {
                e.SellerId,
                e.Metric,
                e.SourceId,
            })
            .IsUnique();
        builder.HasIndex(e => new
        {
            e.SellerId,
            e.Metric,
            e.At,
        });
    }

    public void Configure(EntityTypeBuilder<UsageWarning> builder)
    {
        builder.ToTable("usage_warnings", SubscriptionsModule.Schema);
        builder.HasKey(w => new
        {
            w.SellerId,
            w.Metric,
            w.PeriodKey,
            w.Percent,
        });
        builder.Property(w => w.Metric).HasMaxLength(MetricLength);
        builder.Property(w => w.PeriodKey).HasMaxLength(PeriodLength);
    }
}
