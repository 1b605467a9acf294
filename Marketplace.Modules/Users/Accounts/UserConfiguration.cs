using Marketplace.Foundation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Users;

internal sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    public const string UniqueEmail = "ux_users_email";

    public const string UniqueGuestEmail = "ux_users_guest_email";

    public void Configure(EntityTypeBuilder<User> builder)
    {
        var codes = string.Join(", ", Language.All.Select(language => $"'{language.Code}'"));
        builder.ToTable(
            "users",
            "users",
            table =>
            {
                table.HasCheckConstraint("ck_users_email_normalised", "email !~ '[A-Z ]'");
                table.HasCheckConstraint("ck_users_failed_count", "failed_count >= 0");
                table.HasCheckConstraint("ck_users_locale", $"locale IN ({codes})");
            }
        );
        builder.Property(u => u.Email).HasMaxLength(EmailAddress.MaxLength);
        builder.Property(u => u.DisplayName).HasMaxLength(80);
        builder.Property(u => u.Phone).HasMaxLength(16);
        builder.Property(u => u.Language).IsLanguage().HasMaxLength(2);
        builder.Property(u => u.Status).HasConversion<string>().HasMaxLength(16);
        builder.Property(u => u.SecurityStamp).HasMaxLength(32);
        // For the version before, which looks addresses up without a status; the next migration can drop it.
        builder.HasIndex(u => u.Email).HasDatabaseName("ix_users_email");
        builder
            .HasIndex(u => u.Email, UniqueEmail)
            .IsUnique()
            .HasDatabaseName(UniqueEmail)
            .HasFilter("status <> 'Guest'");
        builder
            .HasIndex(u => u.Email, UniqueGuestEmail)
            .IsUnique()
            .HasDatabaseName(UniqueGuestEmail)
            .HasFilter("status = 'Guest'");
        builder.HasIndex(u => new { u.CreatedAt, u.Id });
    }
}
