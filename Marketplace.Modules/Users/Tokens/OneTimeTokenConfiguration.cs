using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Users;

internal sealed class OneTimeTokenConfiguration : IEntityTypeConfiguration<OneTimeToken>
{
    public void Configure(EntityTypeBuilder<OneTimeToken> builder)
    {
        builder.ToTable("one_time_tokens", "users");
        builder.Property(t => t.Purpose).HasConversion<string>().HasMaxLength(16);
        builder.Property(t => t.NewEmail).HasMaxLength(EmailAddress.MaxLength);
        builder.HasIndex(t => t.TokenHash).IsUnique();
        builder.HasIndex(t => new
        {
            t.UserId,
            t.Purpose,
            t.CreatedAt,
        });
        builder.HasIndex(t => t.ExpiresAt);
    }
}
