using Marketplace.Api.Admin.Filtering;
using Marketplace.Foundation;
using Marketplace.Modules.Overview;

namespace Marketplace.Api.Admin.Lists;

/// <summary>The audit log.</summary>
public sealed class AuditList(
    QueryFilters asked,
    AdminText text,
    AuditQueries log,
    RecordQueries records,
    UserNames actors
) : AdminList<AuditEntry>(asked, text)
{
    public override IReadOnlyList<string> Headings =>
        [T.When, T.Who, T.What, T.Object, T.Reference, T.IpAddress, T.RequestId, T.Before, T.After];

    public override IEnumerable<object?[]> Lines(AuditEntry row) =>
        [
            [
                row.At,
                row.ActorId is { } actor ? actors[actor] : T.SystemActor,
                row.Action,
                row.ObjectType,
                row.ObjectId,
                row.Ip,
                row.RequestId,
                row.Before,
                row.After,
            ],
        ];

    protected override async Task<RowReader<AuditEntry>> OpenAsync(CancellationToken cancellationToken)
    {
        var (act, named) = (Asked.Word("act", T.What), Asked.Word("objectId", T.Object));
        var actor = await Asked.UserAsync("actorId", T.Who);
        var filter = new AuditFilter(actor, act, null, await ObjectIdAsync(named, cancellationToken));
        return (page, ct) => log.ListAsync(filter, page, ct);
    }

    protected override Task LoadNamesAsync(IReadOnlyList<AuditEntry> rows, CancellationToken cancellationToken) =>
        actors.LoadAsync(rows.Select(r => r.ActorId).OfType<Guid>(), cancellationToken);

    /// <summary>The id of the one record that is called so; else the words themselves, such as the code of a
    /// plan.</summary>
    private async Task<string?> ObjectIdAsync(string? named, CancellationToken cancellationToken)
    {
        if (named is null)
            return null;
        var exact = (await records.FindAsync(named, cancellationToken)).Where(r => r.IsExact).DistinctBy(r => r.Id);
        return exact.ToList() is [var only] ? only.Id.ToString() : named;
    }
}
