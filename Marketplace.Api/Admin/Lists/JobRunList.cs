using Marketplace.Api.Admin.Filtering;
using Marketplace.Foundation;

namespace Marketplace.Api.Admin.Lists;

/// <summary>The runs of jobs.</summary>
public sealed class JobRunList(QueryFilters asked, AdminText text, JobQueries schedule) : AdminList<JobRun>(asked, text)
{
    public override IReadOnlyList<string> Headings =>
        [T.Job, T.Outcome, T.Findings, T.Start, T.Finish, T.Details, T.Machine];

    public override IEnumerable<object?[]> Lines(JobRun row) =>
        [
            [row.Name, row.Outcome, row.HasFindings, row.StartedAt, row.FinishedAt, row.Detail, row.Leader],
        ];

    protected override Task<RowReader<JobRun>> OpenAsync(CancellationToken cancellationToken)
    {
        var (name, outcome) = (Asked.Word("name", T.Job), Asked.State<JobOutcome>("outcome", T.Outcome));
        return Task.FromResult<RowReader<JobRun>>((page, ct) => schedule.RunsAsync(name, outcome, page, ct));
    }
}
