namespace Marketplace.Modules.Users;

/// <summary>Result of a sign-in or refresh.</summary>
/// <param name="RefreshToken">Can be used once; using it returns the next.</param>
/// <param name="SessionId">The session that was opened or refreshed.</param>
public sealed record SignedIn(string AccessToken, TimeSpan ExpiresIn, string RefreshToken, Guid SessionId);

/// <summary>Result of a right password: the tokens, or what is needed to get them with a code.</summary>
/// <param name="Tokens">Null where the account has a second factor.</param>
/// <param name="Challenge">To be sent with the code; null where the account has no second factor.</param>
public sealed record PasswordSignIn(SignedIn? Tokens, string? Challenge);
