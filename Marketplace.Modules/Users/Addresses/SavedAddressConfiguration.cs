using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Users;

internal sealed class SavedAddressConfiguration : IEntityTypeConfiguration<SavedAddress>
{
    public void Configure(EntityTypeBuilder<SavedAddress> builder)
    {
        builder.ToTable("user_addresses", "users");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Label).HasMaxLength(SavedAddress.LabelLength);
        builder.ComplexProperty(
            a => a.Contact,
            contact =>
            {
                contact.Property(c => c.FullName).HasColumnName("full_name").HasMaxLength(80);
                contact.Property(c => c.Phone).HasColumnName("phone").HasMaxLength(16);
                contact.Property(c => c.Line1).HasColumnName("line1").HasMaxLength(200);
                contact.Property(c => c.Line2).HasColumnName("line2").HasMaxLength(200);
                contact.Property(c => c.District).HasColumnName("district").HasMaxLength(80);
                contact.Property(c => c.City).HasColumnName("city").HasMaxLength(80);
                contact.Property(c => c.PostalCode).HasColumnName("postal_code").HasMaxLength(12);
                contact.Property(c => c.Country).HasColumnName("country").HasMaxLength(2);
            }
        );
        builder.HasOne<User>().WithMany().HasForeignKey(a => a.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(a => new { a.UserId, a.CreatedAt });
        builder
            .HasIndex(a => a.UserId, "ux_user_addresses_default")
            .IsUnique()
            .HasDatabaseName("ux_user_addresses_default")
            .HasFilter("is_default");
    }
}
