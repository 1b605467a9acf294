namespace Marketplace.Modules.Users;

/// <summary>What a client gets for signing in or refreshing.</summary>
/// <param name="RefreshToken">Good once; its use gives the next.</param>
public sealed record SignedIn(string AccessToken, TimeSpan ExpiresIn, string RefreshToken);
