namespace Marketplace.Foundation;

/// <summary>Retry delays of failed messages and the number of attempts.</summary>
public static class Backoff
{
    /// <summary>After this many attempts a message is marked dead.</summary>
    public const int MaxAttempts = 20;

    /// <summary>2^n seconds, up to 5 minutes.</summary>
    public static TimeSpan Delay(int attempts) =>
        TimeSpan.FromSeconds(Math.Min(300, Math.Pow(2, Math.Min(attempts, 10))));
}
