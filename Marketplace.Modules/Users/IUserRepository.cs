namespace Marketplace.Modules.Users;

/// <summary>Keeps accounts and the links sent to them.</summary>
public interface IUserRepository
{
    /// <summary>Reads an account without the intent to change it.</summary>
    Task<User?> FindAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Reads an account and locks its row, so that a sign-in and a change of password take turns.</summary>
    Task<User?> FindForWritingAsync(Guid id, CancellationToken cancellationToken);

    Task<User?> FindByEmailAsync(string email, CancellationToken cancellationToken);

    /// <summary>The account of an address, with the address locked for this transaction, so that it cannot be taken meanwhile.</summary>
    Task<User?> FindByEmailForWritingAsync(string email, CancellationToken cancellationToken);

    void Add(User user);

    void Add(OneTimeToken token);

    /// <summary>How many links of a purpose the user was sent since an instant.</summary>
    Task<int> CountTokensAsync(Guid userId, TokenPurpose purpose, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Uses a link up: null when it was used, is too old or never was. Two readers at once: one gets it.</summary>
    Task<OneTimeToken?> TakeTokenAsync(string secret, IReadOnlyCollection<TokenPurpose> purposes, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Makes the user's unused links of a purpose worthless.</summary>
    Task DropTokensAsync(Guid userId, TokenPurpose purpose, CancellationToken cancellationToken);

    /// <summary>Counts a wrong password and locks the account where <see cref="Lockout"/> says so; the version stays.</summary>
    /// <remarks>Repeat: counts each call, but none while the account is locked. An unknown id takes as long and changes nothing.</remarks>
    Task RecordFailedSignInAsync(Guid userId, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Forgets wrong passwords after a right one; the version stays.</summary>
    Task ClearFailedSignInsAsync(Guid userId, CancellationToken cancellationToken);
}
