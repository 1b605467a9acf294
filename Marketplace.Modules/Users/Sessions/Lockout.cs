namespace Marketplace.Modules.Users;

/// <summary>Lockout policy: a hundred wrong passwords in a row lock the account for 15 minutes; every further hundred
/// double the time, up to a day.</summary>
/// <remarks>Guessing from one address ends long before, see <c>RateLimits:AccountLoginPerHour</c>; the lock stops
/// guessing from many. Source: NIST SP 800-63B, section 5.2.2.</remarks>
internal static class Lockout
{
    public const int FailuresPerLock = 100;
    public static readonly TimeSpan First = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>Lock duration caused by a failure; null when it causes none.</summary>
    /// <param name="failures">Failures since the last success, including this one.</param>
    public static DateTimeOffset? After(int failures, DateTimeOffset now)
    {
        if (failures <= 0 || failures % FailuresPerLock != 0)
            return null;
        var doublings = Math.Min(failures / FailuresPerLock - 1, 10);
        var length = First * (1 << doublings);
        return now + (length < Longest ? length : Longest);
    }
}
