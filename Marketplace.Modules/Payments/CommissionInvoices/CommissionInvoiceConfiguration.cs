using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Payments;

/// <summary>Maps commission invoices, their lines and the months they were issued for.</summary>
internal sealed class CommissionInvoiceConfiguration
    : IEntityTypeConfiguration<CommissionInvoice>,
        IEntityTypeConfiguration<CommissionInvoiceLine>,
        IEntityTypeConfiguration<CommissionMonth>
{
    /// <summary>A store has one document of a month.</summary>
    public const string OneAMonth = "ux_commission_invoices_seller_month";

    private const string Schema = "payments";

    public void Configure(EntityTypeBuilder<CommissionInvoice> builder)
    {
        builder.ToTable(
            "commission_invoices",
            Schema,
            table =>
                table.HasCheckConstraint(
                    "ck_commission_invoices_amounts",
                    "net_minor + tax_minor >= 0 AND tax_bps >= 0"
                )
        );
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Number).HasMaxLength(20);
        builder.Property(i => i.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(i => i.Currency).HasColumnType("char(3)");
        builder.Property(i => i.Issuer).IsSnapshot();
        builder.Property(i => i.Recipient).IsSnapshot();
        builder.Property(i => i.ExternalNumber).HasMaxLength(CommissionInvoice.ExternalNumberLength);
        builder.Ignore(i => i.Net).Ignore(i => i.Tax).Ignore(i => i.Total);
        builder.HasIndex(i => i.Number).IsUnique();
        builder.HasIndex(i => new { i.SellerId, i.Month }, OneAMonth).IsUnique().HasDatabaseName(OneAMonth);
        builder.HasIndex(i => i.Month);
        builder.HasMany(i => i.Lines).WithOne().HasForeignKey(l => l.InvoiceId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CommissionInvoiceLine> builder)
    {
        builder.ToTable("commission_invoice_lines", Schema);
        builder.HasKey(l => new { l.InvoiceId, l.Position });
        builder.Property(l => l.Position).ValueGeneratedNever();
        builder.Property(l => l.OrderNumber).HasMaxLength(40);
    }

    public void Configure(EntityTypeBuilder<CommissionMonth> builder)
    {
        builder.ToTable("commission_months", Schema);
        builder.HasKey(m => m.Month);
    }
}
