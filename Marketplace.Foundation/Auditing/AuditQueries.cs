using Microsoft.EntityFrameworkCore;

namespace Marketplace.Foundation;

/// <summary>Reads the audit log.</summary>
public sealed class AuditQueries(FoundationDbContext db, CursorCodec cursors)
{
    private const string Sort = "newest";

    /// <summary>Lists audit entries, newest first.</summary>
    /// <remarks>Errors: <c>pagination.cursor_invalid</c>, <c>pagination.cursor_mismatch</c>.</remarks>
    public async Task<Result<Page<AuditEntry>>> ListAsync(
        AuditFilter filter,
        PageRequest page,
        CancellationToken cancellationToken
    )
    {
        var filters = filter.ToString();
        var after = cursors.Decode(page.Cursor, Sort, filters, 1);
        if (!after.Succeeded)
            return after.Error;
        var entries = db.AuditEntries.AsNoTracking();
        if (filter.ActorId is { } actorId)
            entries = entries.Where(e => e.ActorId == actorId);
        if (filter.Action is { } action)
            entries = entries.Where(e => e.Action.StartsWith(action));
        if (filter.ObjectType is { } type)
            entries = entries.Where(e => e.ObjectType == type);
        if (filter.ObjectId is { } id)
            entries = entries.Where(e => e.ObjectId == id);
        if (after.Value is [var key] && Guid.Parse(key) is var last)
            entries = entries.Where(e => e.Id < last);
        return Page<AuditEntry>.From(
            await entries.OrderByDescending(e => e.Id).Take(page.Limit + 1).ToListAsync(cancellationToken),
            page.Limit,
            entry => cursors.Encode(Sort, filters, entry.Id.ToString())
        );
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
