using System.Security.Cryptography;
using System.Text;
using OtpNet;

namespace Marketplace.Modules.Users;

/// <summary>The codes of authenticator apps (TOTP: SHA-1, six digits, 30 seconds) and recovery codes.</summary>
/// <remarks>Source: RFC 6238; <c>otpauth</c> as authenticator apps read it.</remarks>
internal static class SecondFactorCodes
{
    /// <summary>Recovery codes of an account.</summary>
    public const int RecoveryCodes = 10;

    private const int SecretBytes = 20;
    private const int Digits = 6;
    private const int RecoveryLength = 16;
    private const int RecoveryGroup = 4;

    /// <summary>Without letters that look like digits.</summary>
    private const string RecoveryAlphabet = "abcdefghjkmnpqrstvwxyz23456789";

    /// <summary>A clock may differ by one step in either direction.</summary>
    private static readonly VerificationWindow Window = new(previous: 1, future: 1);

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretBytes);

    /// <summary>The secret as people type it.</summary>
    public static string Written(byte[] secret) => Base32Encoding.ToString(secret).TrimEnd('=');

    /// <summary>The secret as an app reads it from a QR code.</summary>
    /// <param name="issuer">What the app calls the marketplace.</param>
    public static string UriOf(byte[] secret, string issuer, string account) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(account)}?secret={Written(secret)}"
        + $"&issuer={Uri.EscapeDataString(issuer)}&algorithm=SHA1&digits={Digits}&period=30";

    /// <summary>Without the spaces and dashes that people type; lower case.</summary>
    public static string Normalised(string code) =>
        string.Concat(code.Where(c => c != '-' && !char.IsWhiteSpace(c))).ToLowerInvariant();

    /// <summary>Whether a normalised text has the form of a recovery code.</summary>
    public static bool IsRecoveryCode(string code) =>
        code.Length == RecoveryLength && code.All(RecoveryAlphabet.Contains);

    /// <summary>The time step whose code this is; null when it is not the code of now or of a step beside it.</summary>
    /// <param name="code">Normalised.</param>
    public static long? StepOf(byte[] secret, string code, DateTimeOffset now) =>
        code.Length == Digits
        && code.All(char.IsAsciiDigit)
        && new Totp(secret).VerifyTotp(now.UtcDateTime, code, out var step, Window)
            ? step
            : null;

    /// <summary>A new recovery code, in groups: 78 random bits.</summary>
    public static string NewRecoveryCode() =>
        string.Join(
            '-',
            RandomNumberGenerator
                .GetString(RecoveryAlphabet, RecoveryLength)
                .Chunk(RecoveryGroup)
                .Select(group => new string(group))
        );

    /// <summary>The stored hash of a recovery code: a fast hash is enough for so many random bits.</summary>
    public static byte[] HashOf(Guid userId, string code) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"{userId}:{Normalised(code)}"));
}
