using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Orders;

internal sealed class CheckoutConfiguration : IEntityTypeConfiguration<Checkout>
{
    public void Configure(EntityTypeBuilder<Checkout> builder)
    {
        builder.ToTable(
            "checkouts",
            OrdersModule.Schema,
            table =>
                table.HasCheckConstraint("ck_checkouts_purchase", "(status = 'Completed') = (purchase_id IS NOT NULL)")
        );
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Status).HasConversion<string>().HasMaxLength(16);
        builder.Property(c => c.PaymentMethod).HasConversion<string>().HasMaxLength(20);
        builder.Property(c => c.Currency).HasColumnType("char(3)");
        builder.ComplexProperty(c => c.Address, DeliveryAddressColumns.Configure);
        builder.Property(c => c.Lines).IsSnapshot();
        builder.Property(c => c.Deliveries).IsSnapshot();
        builder.Property(c => c.Invoice!).IsSnapshot();
        builder.Property(c => c.Contracts!).IsSnapshot();
        builder.Property(c => c.Guest!).IsSnapshot();
        builder.Ignore(c => c.Quote);
        builder.HasIndex(c => c.ExpiresAt).HasDatabaseName("ix_checkouts_open").HasFilter("status = 'Open'");
        builder.HasIndex(c => c.BuyerId);
        builder.HasIndex(c => c.CartId).HasDatabaseName("ix_checkouts_guest_cart").HasFilter("guest IS NOT NULL");
    }
}
