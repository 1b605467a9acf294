using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Orders;

internal sealed class InvoiceLinkConfiguration : IEntityTypeConfiguration<InvoiceLink>
{
    public void Configure(EntityTypeBuilder<InvoiceLink> builder)
    {
        builder.ToTable(
            "invoice_links",
            OrdersModule.Schema,
            table => table.HasCheckConstraint("ck_invoice_links_url", "url LIKE 'https://%' AND seq > 0")
        );
        builder.HasKey(l => new { l.OrderId, l.Seq });
        builder.Property(l => l.Url).HasMaxLength(InvoiceLink.MaxUrlLength);
        builder.Property(l => l.Number).HasMaxLength(InvoiceLink.MaxNumberLength);
        builder.HasOne<Order>().WithMany().HasForeignKey(l => l.OrderId);
    }
}
