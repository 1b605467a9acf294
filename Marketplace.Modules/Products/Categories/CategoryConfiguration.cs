using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Products;

internal sealed class CategoryConfiguration : IEntityTypeConfiguration<Category>
{
    public const string UniqueSlug = "ux_categories_slug";

    public void Configure(EntityTypeBuilder<Category> builder)
    {
        builder.ToTable(
            "categories",
            ProductsModule.Schema,
            t => t.HasCheckConstraint("ck_categories_not_own_parent", "parent_id <> id")
        );
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Slug).HasMaxLength(Category.MaxSlugLength);
        builder.Property(c => c.NameTr).HasMaxLength(80);
        builder.Property(c => c.NameEn).HasMaxLength(80);
        builder.Property(c => c.NonReturnable).HasDefaultValue(false);
        builder.HasIndex(c => c.Slug).IsUnique().HasDatabaseName(UniqueSlug);
        builder.HasIndex(c => c.ParentId);
        builder.HasOne<Category>().WithMany().HasForeignKey(c => c.ParentId).OnDelete(DeleteBehavior.Restrict);
    }
}
