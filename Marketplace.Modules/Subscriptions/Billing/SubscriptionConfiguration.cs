using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Maps subscriptions.</summary>
internal sealed class SubscriptionConfiguration : IEntityTypeConfiguration<Subscription>
{
    /// <summary>Unique index: at most one live subscription per store.</summary>
    public const string OneLivePerSeller = "ux_subscriptions_live_seller";

    public void Configure(EntityTypeBuilder<Subscription> builder)
    {
        builder.ToTable(
            "subscriptions",
            SubscriptionsModule.Schema,
            t =>
            {
                t.HasCheckConstraint(
                    "ck_subscriptions_period",
                    "(current_period_start IS NULL) = (current_period_end IS NULL) AND current_period_start < "
                        + "current_period_end AND paid_until >= current_period_end"
                );
                t.HasCheckConstraint(
                    "ck_subscriptions_anchor",
                    "current_period_start IS NULL OR (anchor_day IS NOT NULL AND anchor_day BETWEEN 1 AND 31)"
                );
                t.HasCheckConstraint(
                    "ck_subscriptions_due",
                    "(status IN ('PastDue', 'Suspended')) <= (due_since IS NOT NULL)"
                );
                t.HasCheckConstraint(
                    "ck_subscriptions_pending",
                    "(pending_plan_code IS NULL) = (pending_from IS NULL AND pending_invoice_id IS NULL)"
                );
            }
        );
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.PlanCode).HasMaxLength(40);
        builder.Property(s => s.PendingPlanCode).HasMaxLength(40);
        builder
            .Ignore(s => s.IsOver)
            .Ignore(s => s.GivesLimits)
            .Ignore(s => s.HasPendingChange)
            .Ignore(s => s.HasRevocableChange)
            .Ignore(s => s.IsNextPlanPaid)
            .Ignore(s => s.IsPaidAhead)
            .Ignore(s => s.RenewalPlan);
        builder
            .HasIndex(s => s.SellerId)
            .HasDatabaseName(OneLivePerSeller)
            .IsUnique()
            .HasFilter("status IN ('Incomplete', 'Active', 'PastDue', 'Suspended')");
        builder.HasIndex(s => new { s.SellerId, s.CreatedAt });
        builder.HasIndex(s => s.NextStepAt).HasFilter("next_step_at IS NOT NULL");
        builder
            .HasOne<PlanVersion>()
            .WithMany()
            .HasForeignKey(s => new { s.PlanCode, s.PlanVersion })
            .OnDelete(DeleteBehavior.Restrict);
    }
}
