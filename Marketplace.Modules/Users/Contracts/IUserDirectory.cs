using Marketplace.Foundation;

namespace Marketplace.Modules.Users.Contracts;

/// <summary>User data available to other modules.</summary>
public interface IUserDirectory
{
    /// <summary>Users by id; unknown ids are omitted. One statement.</summary>
    Task<IReadOnlyDictionary<Guid, UserSummary>> FindAsync(
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellationToken
    );

    /// <summary>Administrators with active accounts. One statement.</summary>
    Task<IReadOnlyList<Guid>> AdministratorsAsync(CancellationToken cancellationToken);
}

/// <summary>A user as other modules see them.</summary>
/// <param name="IsActive">Neither disabled nor erased: mails reach them.</param>
/// <param name="IsGuest">Buys without an account.</param>
public sealed record UserSummary(
    Guid Id,
    string Email,
    string DisplayName,
    string? Phone,
    Language Language,
    bool EmailConfirmed,
    bool IsActive,
    bool IsGuest
);
