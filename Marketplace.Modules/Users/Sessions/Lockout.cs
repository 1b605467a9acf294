namespace Marketplace.Modules.Users;

/// <summary>How wrong passwords lock an account: five in a row for 15 minutes, every further five twice as long, at
/// most a day.</summary>
public static class Lockout
{
    public const int FailuresPerLock = 5;
    public static readonly TimeSpan First = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>The lock that a failure brings, null when it brings none.</summary>
    /// <param name="failures">Failures since the last success, this one included.</param>
    public static DateTimeOffset? After(int failures, DateTimeOffset now)
    {
        if (failures <= 0 || failures % FailuresPerLock != 0)
            return null;
        var doublings = Math.Min(failures / FailuresPerLock - 1, 10);
        var length = First * (1 << doublings);
        return now + (length < Longest ? length : Longest);
    }
}
