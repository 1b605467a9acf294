using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Products;

internal sealed class ProductConfiguration : IEntityTypeConfiguration<Product>
{
    public const string UniqueSlug = "ux_products_slug";
    public const string CategoryKey = "fk_products_category";
    private const string ForSale = "status = 'Active' AND visibility = 'None'";

    private const string VisibilitySql =
        "CASE WHEN moderated_at IS NOT NULL THEN 'Moderated' "
        + "WHEN storefront <> 'None' THEN storefront WHEN is_over_limit THEN 'OverLimit' ELSE 'None' END";

    public void Configure(EntityTypeBuilder<Product> builder)
    {
        builder.ToTable(
            "products",
            ProductsModule.Schema,
            t =>
            {
                t.HasCheckConstraint("ck_products_title", "length(btrim(title)) >= 3");
                t.HasCheckConstraint("ck_products_stocked_variants", "stocked_variants >= 0");
                t.HasCheckConstraint(
                    "ck_products_active_has_price",
                    "status <> 'Active' OR min_price_minor IS NOT NULL"
                );
                t.HasCheckConstraint(
                    "ck_products_storefront",
                    "storefront IN ('None', 'SellerSuspended', 'StoreClosed')"
                );
            }
        );
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Slug).HasMaxLength(120);
        builder.Property(p => p.Title).HasMaxLength(150);
        builder.Property(p => p.Description).HasMaxLength(5000);
        builder.Property(p => p.Brand).HasMaxLength(80);
        builder.Property(p => p.ModerationReason).HasMaxLength(500);
        builder.Property(p => p.CoverKey).HasMaxLength(160);
        builder.Property(p => p.CoverAlt).HasMaxLength(200);
        builder.Property(p => p.TaxClass).HasConversion<string>().HasMaxLength(20);
        builder.Property(p => p.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(p => p.Storefront).HasConversion<string>().HasMaxLength(20);
        builder
            .Property(p => p.Visibility)
            .HasConversion<string>()
            .HasMaxLength(20)
            .HasComputedColumnSql(VisibilitySql, stored: true);
        builder.Property(p => p.InStock).HasComputedColumnSql("stocked_variants > 0", stored: true);
        builder.Property(p => p.StockedVariants).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
        builder.Property(p => p.Popularity).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
        builder.Property(p => p.Storefront).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
        builder.Ignore(p => p.HasActiveVariant);
        builder
            .HasOne<Category>()
            .WithMany()
            .HasForeignKey(p => p.CategoryId)
            .OnDelete(DeleteBehavior.Restrict)
            .HasConstraintName(CategoryKey);
        builder.HasMany(p => p.Variants).WithOne().HasForeignKey(v => v.ProductId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(p => p.Images).WithOne().HasForeignKey(i => i.ProductId).OnDelete(DeleteBehavior.Cascade);
        Index(builder);
        CatalogFunctions.Declare(builder.Metadata.Model);
    }

    private static void Index(EntityTypeBuilder<Product> builder)
    {
        builder.HasIndex(p => p.Slug).IsUnique().HasDatabaseName(UniqueSlug);
        builder.HasIndex(p => new { p.SellerId, p.Id });
        builder.HasIndex(p => p.CategoryId);
        builder
            .HasIndex(p => new { p.PublishedAt, p.Id })
            .HasDatabaseName("ix_products_newest")
            .IsDescending()
            .HasFilter(ForSale);
        builder.HasIndex(p => new { p.MinPriceMinor, p.Id }).HasDatabaseName("ix_products_price").HasFilter(ForSale);
        builder
            .HasIndex(p => new { p.Popularity, p.Id })
            .HasDatabaseName("ix_products_popular")
            .IsDescending()
            .HasFilter(ForSale);
        builder
            .HasIndex(p => new
            {
                p.CategoryId,
                p.PublishedAt,
                p.Id,
            })
            .HasDatabaseName("ix_products_category_newest")
            .IsDescending(false, true, true)
            .HasFilter(ForSale);
        builder
            .HasIndex(p => new
            {
                p.SellerId,
                p.PublishedAt,
                p.Id,
            })
            .HasDatabaseName("ix_products_seller_newest")
            .IsDescending(false, true, true)
            .HasFilter(ForSale);
        builder
            .HasIndex(p => new { p.SellerId, p.PublishedAt })
            .HasDatabaseName("ix_products_over_limit")
            .HasFilter("is_over_limit");
    }
}
