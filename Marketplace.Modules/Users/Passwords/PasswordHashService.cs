using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Users;

/// <summary>Creates and verifies password hashes (Identity version 3: PBKDF2-HMAC-SHA512 with salt).</summary>
public sealed class PasswordHashService(IOptions<AuthOptions> options)
{
    private readonly Lazy<PasswordHasher<object>> _hasher = new(() =>
        new(
            Options.Create(
                new PasswordHasherOptions
                {
                    CompatibilityMode = PasswordHasherCompatibilityMode.IdentityV3,
                    IterationCount = options.Value.PasswordHashIterations,
                }
            )
        )
    );

    private string? _decoy;

    public string Hash(string password) => _hasher.Value.HashPassword(this, password);

    /// <summary>Whether the password is correct, and whether its hash should be renewed.</summary>
    public (bool IsRight, bool NeedsRehash) Verify(string hash, string password)
    {
        var result = _hasher.Value.VerifyHashedPassword(this, hash, password);
        return (result != PasswordVerificationResult.Failed, result == PasswordVerificationResult.SuccessRehashNeeded);
    }

    /// <summary>Takes as long as <see cref="Verify"/>; used when the account does not exist.</summary>
    public void VerifyNothing(string password) =>
        _hasher.Value.VerifyHashedPassword(this, _decoy ??= Hash("decoy"), password);
}
