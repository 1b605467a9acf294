namespace Marketplace.Foundation;

/// <summary>Records that somebody took rows out of the marketplace as a file.</summary>
public sealed class ExportAuditService(UnitOfWork unitOfWork, AuditLog audit)
{
    /// <summary>Action of the audit entry.</summary>
    public const string Action = "list.export";

    /// <summary>Records the export of a list before its first row is sent.</summary>
    /// <param name="filters">Names of the filters in use; never their values, which can be personal.</param>
    /// <remarks>Repeat: recorded again.</remarks>
    public Task<Result> RecordAsync(
        Guid? userId,
        string list,
        IReadOnlyList<string> filters,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync(
            _ =>
            {
                audit.Add(userId, Action, "list", list, after: new { filters });
                return Task.FromResult(Result.Success);
            },
            cancellationToken
        );
}
