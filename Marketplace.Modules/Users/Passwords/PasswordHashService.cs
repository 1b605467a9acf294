using System.Text;
using Marketplace.Foundation;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Users;

/// <summary>Creates and verifies password hashes (Identity version 3: PBKDF2-HMAC-SHA512 with salt).</summary>
/// <remarks>A hash takes a core for a tenth of a second or more, so only a few are computed at once: a flood of
/// sign-ins leaves the processor to everybody else. Errors: <see cref="BusyException"/> (503 <c>platform.busy</c>) when
/// no turn comes within <see cref="LongestWait"/>.</remarks>
public sealed class PasswordHashService(IOptions<AuthOptions> options) : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _turns = new(Math.Max(1, Environment.ProcessorCount / 2));

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

    public Task<string> HashAsync(string password, CancellationToken cancellationToken) =>
        InTurnAsync(() => _hasher.Value.HashPassword(this, Normalised(password)), cancellationToken);

    /// <summary>Whether the password is correct, and whether its hash should be renewed.</summary>
    public Task<(bool IsRight, bool NeedsRehash)> VerifyAsync(
        string hash,
        string password,
        CancellationToken cancellationToken
    ) => InTurnAsync(() => Verify(hash, password), cancellationToken);

    /// <summary>Takes as long as <see cref="VerifyAsync"/>; used when the account does not exist.</summary>
    public Task VerifyNothingAsync(string password, CancellationToken cancellationToken) =>
        InTurnAsync(() => Verify(_decoy ??= _hasher.Value.HashPassword(this, "decoy"), password), cancellationToken);

    /// <summary>Keyboards write the same letters as different characters (ş or s with a cedilla).</summary>
    /// <remarks>Source: RFC 8265, 4.2.2.</remarks>
    private static string Normalised(string password) => password.Normalize(NormalizationForm.FormC);

    private (bool IsRight, bool NeedsRehash) Verify(string hash, string password)
    {
        var result = _hasher.Value.VerifyHashedPassword(this, hash, Normalised(password));
        if (result == PasswordVerificationResult.Failed && Normalised(password) != password)
            return (IsRightAsTyped(hash, password), true);
        return (result != PasswordVerificationResult.Failed, result == PasswordVerificationResult.SuccessRehashNeeded);
    }

    /// <summary>Hashes of before passwords were normalised.</summary>
    private bool IsRightAsTyped(string hash, string password) =>
        _hasher.Value.VerifyHashedPassword(this, hash, password) != PasswordVerificationResult.Failed;

    public void Dispose() => _turns.Dispose();

    private async Task<T> InTurnAsync<T>(Func<T> compute, CancellationToken cancellationToken)
    {
        if (!await _turns.WaitAsync(LongestWait, cancellationToken))
            throw new BusyException("Too many passwords are being checked at once.");
        try
        {
            return compute();
        }
        finally
        {
            _turns.Release();
        }
    }
}
