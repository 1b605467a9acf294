using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Table of subscriptions.</summary>
internal sealed class SubscriptionConfiguration : IEntityTypeConfiguration<Subscription>
{
    /// <summary>At most one subscription of a store is not over.</summary>
    public const string OneLivePerSeller = "ux_subscriptions_live_seller";

    public void Configure(EntityTypeBuilder<Subscription> builder)
    {
        builder.ToTable("subscriptions", SubscriptionsModule.Schema);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.PlanCode).HasMaxLength(40);
        builder.HasIndex(s => s.SellerId).HasDatabaseName(OneLivePerSeller).IsUnique().HasFilter("status IN ('Incomplete', 'Active', 'PastDue', 'Suspended')");
        builder.HasOne<PlanVersion>().WithMany().HasForeignKey(s => new { s.PlanCode, s.PlanVersion }).OnDelete(DeleteBehavior.Restrict);
    }
}
