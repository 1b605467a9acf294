using Marketplace.Foundation;

namespace Marketplace.Modules.Users.Contracts;

/// <summary>People who buy without an account, one for each e-mail address.</summary>
/// <remarks>A guest stands beside the account of the same address, if there is one: neither learns of the other. They
/// have no password and cannot sign in.</remarks>
public interface IGuestAccounts
{
    /// <summary>The guest of an address, made if there is none. An existing one stays as it is: nobody has shown that
    /// the address is theirs.</summary>
    /// <returns>Their user id.</returns>
    /// <remarks>Call inside a unit of work. Order and locks: the address, before any row. Repeat: the same
    /// guest.</remarks>
    Task<Guid> FindOrAddAsync(NewGuest guest, CancellationToken cancellationToken);

    /// <summary>The guest of an address; null if there is none. One statement.</summary>
    Task<UserSummary?> FindAsync(string email, CancellationToken cancellationToken);
}

/// <summary>A guest as they buy for the first time.</summary>
/// <param name="Email">Normalised.</param>
/// <param name="FullName">Of the delivery address.</param>
/// <param name="Phone">E.164.</param>
public sealed record NewGuest(string Email, string FullName, string? Phone, Language Language);
