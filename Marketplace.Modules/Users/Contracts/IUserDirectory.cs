namespace Marketplace.Modules.Users.Contracts;

/// <summary>What other modules may know of users.</summary>
public interface IUserDirectory
{
    /// <summary>The users among the ids; unknown ids are left out. One statement.</summary>
    Task<IReadOnlyDictionary<Guid, UserSummary>> FindAsync(
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellationToken
    );

    /// <summary>The administrators whose accounts are active. One statement.</summary>
    Task<IReadOnlyList<Guid>> AdministratorsAsync(CancellationToken cancellationToken);
}

/// <summary>A user as other modules see him.</summary>
/// <param name="Locale"><c>tr</c> or <c>en</c>.</param>
public sealed record UserSummary(
    Guid Id,
    string Email,
    string DisplayName,
    string? Phone,
    string Locale,
    bool EmailConfirmed,
    bool IsActive
);
