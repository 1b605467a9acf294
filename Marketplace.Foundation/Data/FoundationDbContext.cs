using Microsoft.EntityFrameworkCore;

namespace Marketplace.Foundation;

/// <summary>The tables shared by every module: schema <c>platform</c>.</summary>
public abstract class FoundationDbContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>Schema name.</summary>
    public const string Schema = "platform";

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public DbSet<Delivery> Deliveries => Set<Delivery>();

    public DbSet<InboxMessage> Inbox => Set<InboxMessage>();

    public DbSet<JobRun> JobRuns => Set<JobRun>();

    public DbSet<IdempotencyRecord> IdempotencyRecords => Set<IdempotencyRecord>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<QueuedMail> Mails => Set<QueuedMail>();

    public override Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess,
        CancellationToken cancellationToken = default
    )
    {
        BumpVersions();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Synchronous saves are not supported; use SaveChangesAsync.");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        PlatformModel.Configure(modelBuilder);
        TextFunctions.Declare(modelBuilder);
    }

    private void BumpVersions()
    {
        foreach (var entry in ChangeTracker.Entries<Entity>())
        {
            if (entry.State != EntityState.Modified)
                continue;
            var version = entry.Property(e => e.Version);
            if (version.CurrentValue == version.OriginalValue)
                version.CurrentValue++;
        }
    }
}
