using Microsoft.EntityFrameworkCore;

namespace Marketplace.Foundation;

/// <summary>Reads the audit log.</summary>
public sealed class AuditQueries(FoundationDbContext db, CursorCodec cursors)
{
    private static readonly Keyset<AuditEntry, Guid> Newest = Keyset.Descending<AuditEntry>("newest", e => e.Id);

    /// <summary>Lists audit entries, newest first.</summary>
    /// <remarks>Errors: <c>pagination.cursor_invalid</c>, <c>pagination.cursor_mismatch</c>.</remarks>
    public async Task<Result<Page<AuditEntry>>> ListAsync(
        AuditFilter filter,
        PageRequest page,
        CancellationToken cancellationToken
    )
    {
        var opened = Newest.Open(cursors, page, filter.ToString());
        if (!opened.Succeeded)
            return opened.Error;
        var entries = db.AuditEntries.AsNoTracking();
        if (filter.ActorId is { } actorId)
            entries = entries.Where(e => e.ActorId == actorId);
        if (filter.Action is { } action)
            entries = entries.Where(e => e.Action.StartsWith(action));
        if (filter.ObjectType is { } type)
            entries = entries.Where(e => e.ObjectType == type);
        if (filter.ObjectId is { } id)
            entries = entries.Where(e => e.ObjectId == id);
        var rows = await opened.Value.Of(entries).ToListAsync(cancellationToken);
        return opened.Value.From(rows, entry => entry.Id);
    }
}

/// <summary>Filter for audit entries; a null field matches everything.</summary>
/// <param name="Action">Prefix of the action name, for example <c>seller.</c></param>
public sealed record AuditFilter(
    Guid? ActorId = null,
    string? Action = null,
    string? ObjectType = null,
    string? ObjectId = null
);
