using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Modules.Payments;

internal sealed class WebhookMessageConfiguration : IEntityTypeConfiguration<WebhookMessage>
{
    public void Configure(EntityTypeBuilder<WebhookMessage> builder)
    {
        builder.ToTable("webhook_inbox", "payments");
        builder.HasKey(m => new { m.Provider, m.EventId });
        builder.Property(m => m.Status).HasConversion<string>();
        builder.Property(m => m.Payload).HasColumnType("jsonb");
        builder.Ignore(m => m.IsWaiting);
        builder.HasIndex(m => m.NextAttemptAt).HasFilter("next_attempt_at IS NOT NULL");
        builder.HasIndex(m => new { m.ReceivedAt, m.EventId });
        builder.HasIndex(m => m.PaymentId).HasFilter("payment_id IS NOT NULL");
    }
}
