using Microsoft.EntityFrameworkCore;

namespace Marketplace.Foundation;

/// <summary>EF Core model of the schema <c>platform</c>.</summary>
internal static class PlatformModel
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<OutboxMessage>(e =>
        {
            e.ToTable("outbox_messages", FoundationDbContext.Schema);
            e.HasKey(m => m.Seq);
            e.Property(m => m.Seq).UseIdentityAlwaysColumn();
            e.HasIndex(m => m.Seq)
                .HasDatabaseName("ix_outbox_due")
                .HasFilter("published_at IS NULL AND dead_at IS NULL");
            e.HasIndex(m => m.AvailableAt)
                .HasDatabaseName("ix_outbox_postponed")
                .HasFilter("attempts > 0 AND published_at IS NULL AND dead_at IS NULL");
            e.HasIndex(m => m.PublishedAt).HasFilter("published_at IS NOT NULL");
            e.HasIndex(m => m.DeadAt).HasFilter("dead_at IS NOT NULL");
        });
        model.Entity<Delivery>(e =>
        {
            e.ToTable("deliveries", FoundationDbContext.Schema);
            e.HasKey(d => d.Seq);
            e.Property(d => d.Seq).UseIdentityAlwaysColumn();
            e.HasIndex(d => new { d.Consumer, d.MessageId }).IsUnique();
            e.HasIndex(d => new { d.Consumer, d.Seq }).HasFilter("dead_at IS NULL");
            e.HasIndex(d => new { d.Consumer, d.AvailableAt })
                .HasDatabaseName("ix_deliveries_postponed")
                .HasFilter("attempts > 0 AND dead_at IS NULL");
        });
        model.Entity<InboxMessage>(e =>
        {
            e.ToTable("inbox_messages", FoundationDbContext.Schema);
            e.HasKey(m => new { m.Consumer, m.MessageId });
            e.HasIndex(m => m.HandledAt);
        });
        model.Entity<JobRun>(e =>
        {
            e.ToTable("job_runs", FoundationDbContext.Schema);
            e.HasKey(r => r.Id);
            e.Property(r => r.Outcome).HasConversion<string>();
            e.HasIndex(r => new { r.Name, r.StartedAt });
            e.HasIndex(r => r.StartedAt);
        });
        model.Entity<IdempotencyRecord>(e =>
        {
            e.ToTable("idempotency_records", FoundationDbContext.Schema);
            e.HasKey(r => new { r.Principal, r.Key });
            e.HasIndex(r => r.ExpiresAt);
        });
        model.Entity<AuditEntry>(e =>
        {
            e.ToTable("audit_entries", FoundationDbContext.Schema);
            e.HasKey(a => a.Id);
            e.HasIndex(a => new
            {
                a.ObjectType,
                a.ObjectId,
                a.Id,
            });
            e.Property(a => a.RequestId).HasMaxLength(64);
            e.Property(a => a.Ip).HasMaxLength(45);
            e.HasIndex(a => new { a.ActorId, a.Id });
            e.HasIndex(a => new { a.Action, a.Id });
            // Actions are filtered by prefix; an index supports that only under a byte-order collation.
            e.Property(a => a.Action).UseCollation("C");
            e.Property(a => a.Before).HasColumnType("jsonb");
            e.Property(a => a.After).HasColumnType("jsonb");
        });
        model.Entity<DocumentSequence>(e =>
        {
            e.ToTable(
                "document_sequences",
                FoundationDbContext.Schema,
                t => t.HasCheckConstraint("ck_document_sequences_last", "last > 0")
            );
            e.HasKey(s => new { s.Series, s.Year });
            e.Property(s => s.Series).HasMaxLength(DocumentNumbers.SeriesLength);
        });
        model.Entity<ProtectionKey>(e =>
        {
            e.ToTable("protection_keys", FoundationDbContext.Schema);
            e.HasKey(k => k.Id);
        });
        model.Entity<QueuedMail>(e =>
        {
            e.ToTable("mails", FoundationDbContext.Schema);
            e.HasKey(m => m.Id);
            e.Property(m => m.Priority)
                .HasConversion<short>()
                .HasDefaultValue(MailPriority.Notification)
                .HasSentinel((MailPriority)0);
            e.HasIndex(m => new { m.Priority, m.AvailableAt }).HasFilter("sent_at IS NULL AND dead_at IS NULL");
        });
    }
}
