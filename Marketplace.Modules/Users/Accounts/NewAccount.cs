using Marketplace.Foundation;

namespace Marketplace.Modules.Users;

/// <summary>Input for registering an account.</summary>
/// <param name="Email">Normalised (see <see cref="EmailAddress"/>).</param>
/// <param name="Phone">E.164, null when not given.</param>
public sealed record NewAccount(string Email, string Password, string DisplayName, string? Phone, Language Language);
