using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Maps invoices and their lines.</summary>
internal sealed class InvoiceConfiguration : IEntityTypeConfiguration<Invoice>, IEntityTypeConfiguration<InvoiceLine>
{
    public void Configure(EntityTypeBuilder<Invoice> builder)
    {
        builder.ToTable(
            "invoices",
            SubscriptionsModule.Schema,
            t =>
            {
                t.HasCheckConstraint("ck_invoices_amounts", "total_minor >= 0 AND tax_minor BETWEEN 0 AND total_minor");
                t.HasCheckConstraint(
                    "ck_invoices_paid",
                    "(status = 'Paid') = (paid_at IS NOT NULL) AND (status <> 'Paid' OR (period_start IS NOT NULL AND "
                        + "period_end > period_start))"
                );
            }
        );
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Number).HasMaxLength(20);
        builder.Property(i => i.Purpose).HasConversion<string>().HasMaxLength(20);
        builder.Property(i => i.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(i => i.PlanCode).HasMaxLength(40);
        builder.Property(i => i.Currency).HasColumnType("char(3)");
        builder.Ignore(i => i.Total).Ignore(i => i.Tax);
        builder.HasIndex(i => i.Number).IsUnique();
        builder.HasIndex(i => new { i.SellerId, i.Id });
        builder.HasIndex(i => i.SubscriptionId);
        builder
            .HasOne<Subscription>()
            .WithMany()
            .HasForeignKey(i => i.SubscriptionId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(i => i.Lines).WithOne().HasForeignKey(l => l.InvoiceId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<InvoiceLine> builder)
    {
        builder.ToTable("invoice_lines", SubscriptionsModule.Schema);
        builder.HasKey(l => new { l.InvoiceId, l.Position });
        builder.Property(l => l.Position).ValueGeneratedNever();
        builder.Property(l => l.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(l => l.PlanCode).HasMaxLength(40);
    }
}
