using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Notifications;

internal sealed class NotificationConfiguration : IEntityTypeConfiguration<Notification>
{
    public void Configure(EntityTypeBuilder<Notification> builder)
    {
        builder.ToTable("notifications", NotificationsModule.Schema);
        builder.Property(n => n.Kind).HasConversion<string>().HasMaxLength(16);
        builder.Property(n => n.Template).HasMaxLength(60);
        builder.Property(n => n.Params).HasColumnType("jsonb");
        builder.Property(n => n.DedupeKey).HasMaxLength(80);
        builder.HasIndex(n => n.DedupeKey).IsUnique().HasDatabaseName("ux_notifications_dedupe_key");
        builder.HasIndex(n => new { n.UserId, n.Id });
        builder.HasIndex(n => n.CreatedAt);
    }
}

internal sealed class NotificationPreferencesConfiguration : IEntityTypeConfiguration<NotificationPreferences>
{
    public void Configure(EntityTypeBuilder<NotificationPreferences> builder) =>
        builder.ToTable("notification_preferences", NotificationsModule.Schema);
}
