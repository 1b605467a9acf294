using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Sellers;

internal sealed class SellerConfiguration : IEntityTypeConfiguration<Seller>
{
    public const string UniqueSlug = "ux_sellers_slug";
    public const string Complete = "ck_sellers_complete";

    public void Configure(EntityTypeBuilder<Seller> builder)
    {
        builder.ToTable(
            "sellers",
            "sellers",
            table =>
            {
                table.HasCheckConstraint("ck_sellers_slug", "slug ~ '^[a-z0-9](-?[a-z0-9]){2,39}$'");
                table.HasCheckConstraint("ck_sellers_name", "length(btrim(name)) >= 2");
                table.HasCheckConstraint("ck_sellers_commission", "commission_bps_override BETWEEN 0 AND 10000");
                table.HasCheckConstraint("ck_sellers_closed_until", "closed_until IS NULL OR NOT store_open");
                table.HasCheckConstraint("ck_sellers_kind", IdentityColumns.KindCheck);
                table.HasCheckConstraint("ck_sellers_mersis", IdentityColumns.MersisCheck);
                table.HasCheckConstraint(
                    Complete,
                    "status IN ('Draft', 'Closed') OR (legal_name IS NOT NULL "
                        + "AND tax_id_cipher IS NOT NULL AND iban_cipher IS NOT NULL)"
                );
            }
        );
        builder.Property(s => s.Slug).HasMaxLength(80);
        builder.Property(s => s.Name).HasMaxLength(80);
        builder.Property(s => s.SearchName).HasMaxLength(320).UseCollation("C");
        builder.Property(s => s.Description).HasMaxLength(2000);
        builder.Property(s => s.LegalName).HasMaxLength(200);
        builder.Property(s => s.ContactEmail).HasMaxLength(254);
        builder.Property(s => s.Phone).HasMaxLength(16);
        builder.Property(s => s.Address).HasMaxLength(500);
        builder.Property(s => s.LogoUrl).HasMaxLength(500);
        builder.Property(s => s.Status).HasConversion<string>().HasMaxLength(16);
        builder.Property(s => s.StatusReason).HasMaxLength(500);
        builder.OwnsOne(s => s.TaxId, Protect("tax_id"));
        builder.OwnsOne(s => s.Iban, Protect("iban"));
        builder.ComplexProperty(s => s.Identity, IdentityColumns.Configure);
        builder.HasMany(s => s.Members).WithOne().HasForeignKey(m => m.SellerId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(s => s.Members).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
        builder.Ignore(s => s.OwnerId);
        builder.HasIndex(s => s.Slug).IsUnique().HasDatabaseName(UniqueSlug);
        IndexLists(builder);
        builder.HasIndex(s => s.ClosedUntil).HasFilter("closed_until IS NOT NULL");
    }

    private static void IndexLists(EntityTypeBuilder<Seller> builder)
    {
        builder
            .HasIndex(s => new { s.SearchName, s.Id })
            .HasFilter("status = 'Approved'")
            .HasDatabaseName("ix_sellers_by_name");
        foreach (var language in Language.All)
        {
            builder
                .HasIndex([nameof(Seller.Name), nameof(Seller.Id)], language.Code)
                .HasDatabaseName($"ix_sellers_by_name_{language.Code}")
                .UseCollation(language.Collation)
                .HasFilter("status = 'Approved'");
        }
        builder
            .HasIndex(s => new { s.ApprovedAt, s.Id })
            .HasFilter("status = 'Approved'")
            .HasDatabaseName("ix_sellers_by_approval");
        builder.HasIndex(s => new { s.CreatedAt, s.Id });
    }

    private static Action<OwnedNavigationBuilder<Seller, ProtectedText>> Protect(string name) =>
        field =>
        {
            field.Property(f => f.Cipher).HasColumnName(name + "_cipher");
            field.Property(f => f.LastFour).HasColumnName(name + "_last_four").HasMaxLength(4);
        };
}

internal sealed class SellerMemberConfiguration : IEntityTypeConfiguration<SellerMember>
{
    public void Configure(EntityTypeBuilder<SellerMember> builder)
    {
        builder.ToTable("seller_members", "sellers");
        builder.HasKey(m => new { m.SellerId, m.UserId });
        builder.Property(m => m.Role).HasConversion<string>().HasMaxLength(16);
        builder.HasIndex(m => m.UserId).HasFilter("left_at IS NULL");
    }
}
