using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Orders;

internal sealed class PurchaseConfiguration : IEntityTypeConfiguration<Purchase>
{
    public const string UniqueNumber = "ux_purchases_number";
    public const string OnePerCheckout = "ux_purchases_checkout";

    public void Configure(EntityTypeBuilder<Purchase> builder)
    {
        builder.ToTable(
            "purchases",
            OrdersModule.Schema,
            table => table.HasCheckConstraint("ck_purchases_total", "total_minor >= 0")
        );
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Number).HasMaxLength(OrderNumber.Length);
        builder.Property(p => p.PaymentMethod).HasConversion<string>().HasMaxLength(20);
        builder.Property(p => p.Invoice!).IsSnapshot();
        builder.Property(p => p.Currency).HasColumnType("char(3)");
        builder.HasIndex(p => p.Number).IsUnique().HasDatabaseName(UniqueNumber);
        builder.HasIndex(p => p.Number, "ix_purchases_number_prefix").HasOperators("varchar_pattern_ops");
        builder.HasIndex(p => p.CheckoutId).IsUnique().HasDatabaseName(OnePerCheckout);
        builder.HasIndex(p => new { p.BuyerId, p.CreatedAt });
    }
}
