namespace Marketplace.Modules.Users;

/// <summary>Loads and stores accounts and their one-time links.</summary>
/// <remarks>Order and locks: the e-mail address, then the account row, then its links. Code that locks more than one of
/// them must follow this order.</remarks>
public interface IUserRepository
{
    /// <summary>Reads an account untracked, without locking it; null when it does not exist.</summary>
    Task<User?> ReadAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Loads an account and locks its row, so that a sign-in and a password change are serialised.</summary>
    Task<User?> FindForUpdateAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Reads the account of an address, never a guest.</summary>
    Task<User?> ReadByEmailAsync(string email, CancellationToken cancellationToken);

    /// <summary>Loads the account of an address, never a guest, and locks the address until the transaction ends, so
    /// that it cannot be taken in between.</summary>
    Task<User?> FindByEmailForUpdateAsync(string email, CancellationToken cancellationToken);

    /// <summary>Loads the guest of an address and locks the address as above; null if there is none.</summary>
    Task<User?> FindGuestByEmailForUpdateAsync(string email, CancellationToken cancellationToken);

    void Add(User user);

    void Add(OneTimeToken token);

    /// <summary>Number of links of a purpose sent to the user since a point in time.</summary>
    Task<int> CountTokensAsync(
        Guid userId,
        TokenPurpose purpose,
        DateTimeOffset since,
        CancellationToken cancellationToken
    );

    /// <summary>Reads a usable link without consuming it; null when it is used, expired or unknown.</summary>
    Task<OneTimeToken?> ReadTokenAsync(
        string secret,
        IReadOnlyCollection<TokenPurpose> purposes,
        DateTimeOffset now,
        CancellationToken cancellationToken
    );

    /// <summary>Consumes a link; false when it was already used or invalidated. Of two concurrent callers one
    /// wins.</summary>
    Task<bool> TakeTokenAsync(OneTimeToken token, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Invalidates the user's unused links of these purposes.</summary>
    Task DropTokensAsync(Guid userId, IReadOnlyCollection<TokenPurpose> purposes, CancellationToken cancellationToken);

    /// <summary>Counts a wrong password and locks the account as <see cref="Lockout"/> dictates; does not change the
    /// version.</summary>
    /// <remarks>Repeat: counts every call except while the account is locked. An unknown id takes the same time and
    /// changes nothing.</remarks>
    Task RecordFailedSignInAsync(Guid userId, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>IP addresses from which the user's open sessions were last used.</summary>
    Task<IReadOnlyList<string>> ListOpenAddressesAsync(
        Guid userId,
        DateTimeOffset now,
        CancellationToken cancellationToken
    );

    /// <summary>Resets the wrong-password count after a successful sign-in; does not change the version.</summary>
    Task ClearFailedSignInsAsync(Guid userId, CancellationToken cancellationToken);
}
