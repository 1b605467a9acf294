namespace Marketplace.Modules.Users;

/// <summary>Loads and stores second factors, their recovery codes, and when sessions proved them.</summary>
/// <remarks>Order and locks: the account row, then its second factor.</remarks>
public interface ISecondFactorRepository
{
    /// <summary>Whether the account has a confirmed second factor.</summary>
    Task<bool> IsOnAsync(Guid userId, CancellationToken cancellationToken);

    /// <summary>Loads a second factor and locks its row, so that a code is used once; null when there is none, or only
    /// the beginning of an enrolment for a caller who does not ask for it.</summary>
    Task<SecondFactor?> FindForUpdateAsync(Guid userId, bool confirmed, CancellationToken cancellationToken);

    void Add(SecondFactor secondFactor);

    /// <summary>Removes a second factor with its recovery codes and proofs.</summary>
    void Remove(SecondFactor secondFactor);

    /// <summary>Replaces all recovery codes.</summary>
    /// <param name="hashes">Hashes of the new ones.</param>
    Task ReplaceRecoveryCodesAsync(
        Guid userId,
        IReadOnlyCollection<byte[]> hashes,
        DateTimeOffset now,
        CancellationToken cancellationToken
    );

    /// <summary>Uses a recovery code up; false when it is unknown or used. Of two concurrent callers one
    /// wins.</summary>
    Task<bool> TakeRecoveryCodeAsync(Guid userId, byte[] hash, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Records that the user of a session has just entered a code.</summary>
    Task ProveAsync(Guid userId, Guid sessionId, DateTimeOffset now, CancellationToken cancellationToken);
}
