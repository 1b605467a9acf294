namespace Marketplace.Modules.Users;

/// <summary>Result of a sign-in or refresh.</summary>
/// <param name="RefreshToken">Can be used once; using it returns the next.</param>
public sealed record SignedIn(string AccessToken, TimeSpan ExpiresIn, string RefreshToken);
