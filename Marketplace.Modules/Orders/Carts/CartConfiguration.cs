using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Orders;

internal sealed class CartConfiguration : IEntityTypeConfiguration<Cart>, IEntityTypeConfiguration<CartItem>
{
    public const string OnePerBuyer = "ux_carts_buyer";

    public void Configure(EntityTypeBuilder<Cart> builder)
    {
        builder.ToTable(
            "carts",
            OrdersModule.Schema,
            table =>
            {
                table.HasCheckConstraint("ck_carts_owner", "(buyer_id IS NULL) <> (token_hash IS NULL)");
                table.HasCheckConstraint("ck_carts_merged", "(status = 'Merged') = (merged_into_id IS NOT NULL)");
            }
        );
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Status).HasConversion<string>().HasMaxLength(16);
        builder.HasMany(c => c.Items).WithOne().HasForeignKey(i => i.CartId).OnDelete(DeleteBehavior.Cascade);
        builder
            .HasIndex(c => c.BuyerId)
            .IsUnique()
            .HasDatabaseName(OnePerBuyer)
            .HasFilter("buyer_id IS NOT NULL AND status = 'Active'");
        builder.HasIndex(c => c.ExpiresAt);
    }

    public void Configure(EntityTypeBuilder<CartItem> builder)
    {
        builder.ToTable(
            "cart_items",
            OrdersModule.Schema,
            table =>
            {
                table.HasCheckConstraint("ck_cart_items_quantity", "quantity BETWEEN 1 AND 99");
                table.HasCheckConstraint("ck_cart_items_price", "price_seen_minor >= 0");
            }
        );
        builder.HasKey(i => new { i.CartId, i.VariantId });
        builder.Property(i => i.CartId).ValueGeneratedNever();
        builder.Property(i => i.VariantId).ValueGeneratedNever();
        builder.Ignore(i => i.PriceSeen);
        builder.Property(i => i.Currency).HasColumnType("char(3)");
    }
}
