using System.Text.Json;

namespace Marketplace.Foundation;

/// <summary>Writes audit entries into the running transaction.</summary>
public sealed class AuditLog(FoundationDbContext db, RequestOrigin origin, TimeProvider clock)
{
    /// <summary>Records an act; leaves out personal data (the caller passes masked objects).</summary>
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
