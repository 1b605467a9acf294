using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Products;

internal sealed class VariantConfiguration : IEntityTypeConfiguration<Variant>
{
    public const string UniqueSku = "ux_variants_seller_sku";
    public const string UniqueOptions = "ux_variants_product_options";

    private static readonly ValueComparer<IReadOnlyDictionary<string, string>> SameOptions = new(
        (a, b) => Write(a!) == Write(b!),
        options => Write(options).GetHashCode(StringComparison.Ordinal),
        options => options
    );

    public void Configure(EntityTypeBuilder<Variant> builder)
    {
        builder.ToTable(
            "variants",
            ProductsModule.Schema,
            t =>
            {
                t.HasCheckConstraint("ck_variants_price", "price_minor BETWEEN 50 AND 1000000000000000");
                t.HasCheckConstraint(
                    "ck_variants_compare_at",
                    "compare_at_minor > price_minor AND compare_at_minor <= 1000000000000000"
                );
            }
        );
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.Property(v => v.Sku).HasMaxLength(64);
        builder.Property(v => v.Currency).HasColumnType("char(3)");
        builder
            .Property(v => v.Options)
            .HasColumnType("jsonb")
            .HasConversion(o => Write(o), json => ReadOptions(json), SameOptions);
        builder.Ignore(v => v.Price).Ignore(v => v.CompareAtPrice);
        builder.HasIndex(v => new { v.SellerId, v.Sku }).IsUnique().HasDatabaseName(UniqueSku);
        builder.HasIndex(v => new { v.ProductId, v.OptionsKey }).IsUnique().HasDatabaseName(UniqueOptions);
    }

    private static string Write(IReadOnlyDictionary<string, string> options) => JsonSerializer.Serialize(options);

    /// <summary>Reads the column <c>options</c>.</summary>
    public static IReadOnlyDictionary<string, string> ReadOptions(string json) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;
}
