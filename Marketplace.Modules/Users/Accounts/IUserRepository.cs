namespace Marketplace.Modules.Users;

/// <summary>Keeps accounts and the links sent to them.</summary>
/// <remarks>Order and locks: an address, then the account's row, then its links. Who locks more than one of them locks
/// in this order.</remarks>
public interface IUserRepository
{
    /// <summary>Reads an account without the intent to change it.</summary>
    Task<User?> FindAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Reads an account and locks its row, so that a sign-in and a change of password take turns.</summary>
    Task<User?> FindForWritingAsync(Guid id, CancellationToken cancellationToken);

    Task<User?> FindByEmailAsync(string email, CancellationToken cancellationToken);

    /// <summary>The account of an address, with the address locked for this transaction, so that it cannot be taken
    /// meanwhile.</summary>
    Task<User?> FindByEmailForWritingAsync(string email, CancellationToken cancellationToken);

    void Add(User user);

    void Add(OneTimeToken token);

    /// <summary>How many links of a purpose the user was sent since an instant.</summary>
    Task<int> CountTokensAsync(
        Guid userId,
        TokenPurpose purpose,
        DateTimeOffset since,
        CancellationToken cancellationToken
    );

    /// <summary>Reads a link that can still be used, without using it: null when it was used, is too old or never
    /// was.</summary>
    Task<OneTimeToken?> FindTokenAsync(
        string secret,
        IReadOnlyCollection<TokenPurpose> purposes,
        DateTimeOffset now,
        CancellationToken cancellationToken
    );

    /// <summary>Uses a link up; false when it was used or dropped meanwhile. Two readers at once: one gets
    /// it.</summary>
    Task<bool> TakeTokenAsync(OneTimeToken token, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Makes the user's unused links of these purposes worthless.</summary>
    Task DropTokensAsync(Guid userId, IReadOnlyCollection<TokenPurpose> purposes, CancellationToken cancellationToken);

    /// <summary>Counts a wrong password and locks the account where <see cref="Lockout"/> says so; the version
    /// stays.</summary>
    /// <remarks>Repeat: counts each call, but none while the account is locked. An unknown id takes as long and changes
    /// nothing.</remarks>
    Task RecordFailedSignInAsync(Guid userId, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Forgets wrong passwords after a right one; the version stays.</summary>
    Task ClearFailedSignInsAsync(Guid userId, CancellationToken cancellationToken);
}
