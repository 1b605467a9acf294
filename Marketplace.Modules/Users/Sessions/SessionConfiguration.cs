using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Users;

internal sealed class SessionConfiguration : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("sessions", "users");
        builder.Property(s => s.EndReason).HasConversion<string>().HasMaxLength(24);
        builder.Property(s => s.Ip).HasMaxLength(45);
        builder.Property(s => s.UserAgent).HasMaxLength(ClientInfo.MaxUserAgent);
        builder.HasIndex(s => s.TokenHash).IsUnique();
        builder
            .HasIndex(s => s.FamilyId)
            .IsUnique()
            .HasFilter("rotated_at IS NULL AND revoked_at IS NULL")
            .HasDatabaseName("ux_sessions_one_live_token");
        builder
            .HasIndex(s => s.UserId)
            .HasFilter("rotated_at IS NULL AND revoked_at IS NULL")
            .HasDatabaseName("ix_sessions_live_of_user");
        builder.HasIndex(s => new { s.FamilyId, s.Id });
        builder.HasIndex(s => s.ExpiresAt);
    }
}
