using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Orders;

internal sealed class SavedInvoiceProfileConfiguration : IEntityTypeConfiguration<SavedInvoiceProfile>
{
    public void Configure(EntityTypeBuilder<SavedInvoiceProfile> builder)
    {
        builder.ToTable("saved_invoice_profiles", OrdersModule.Schema);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Profile).IsSnapshot();
        builder.HasIndex(p => new { p.UserId, p.Id });
    }
}
