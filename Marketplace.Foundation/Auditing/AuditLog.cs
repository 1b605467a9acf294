using System.Text.Json;

namespace Marketplace.Foundation;

/// <summary>Writes audit entries in the current transaction.</summary>
public sealed class AuditLog(FoundationDbContext db, RequestOrigin origin, TimeProvider clock)
{
    /// <summary>Records an action. The caller masks personal data before passing the objects in.</summary>
    public void Add(
        Guid? actorId,
        string action,
        string objectType,
        string objectId,
        object? before = null,
        object? after = null
    ) =>
        db.AuditEntries.Add(
            new AuditEntry
            {
                Id = Ids.New(clock),
                ActorId = actorId,
                Action = action,
                ObjectType = objectType,
                ObjectId = objectId,
                Before = before is null ? null : JsonSerializer.Serialize(before, EventJson.Options),
                After = after is null ? null : JsonSerializer.Serialize(after, EventJson.Options),
                RequestId = origin.RequestId,
                Ip = origin.Ip,
                At = clock.GetUtcNow(),
            }
        );
}
