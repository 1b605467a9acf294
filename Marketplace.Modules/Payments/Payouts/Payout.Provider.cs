namespace Marketplace.Modules.Payments;

/// <content>A payout that a provider pays.</content>
public sealed partial class Payout
{
    /// <summary>Number of refusals after which it fails and its money is payable again.</summary>
    public const int MaxRefusals = 5;

    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AskOfPaidAgainAfter = TimeSpan.FromDays(1);

    // The provider may still take money back long after it has paid; it is asked when these are over.
    private static readonly TimeSpan[] ChecksAfterPaid =
    [
        TimeSpan.FromDays(1),
        TimeSpan.FromDays(7),
        TimeSpan.FromDays(30),
    ];

    /// <summary>The way it goes, chosen when it was made.</summary>
    public PayoutProvider Provider { get; private init; }

    /// <summary>The payee's account at the provider; null for one that our bank pays.</summary>
    public string? ProviderAccountId { get; private init; }

    /// <summary>The provider's id of it; null before the provider answered.</summary>
    public string? ProviderPayoutId { get; private set; }

    /// <summary>How often the provider has refused it.</summary>
    public int Refusals { get; private set; }

    /// <summary>When the first call was made of which the provider has not said what became of it; null while there is
    /// none.</summary>
    public DateTimeOffset? AskedAt { get; private set; }

    /// <summary>When the provider is asked next; null for never.</summary>
    public DateTimeOffset? NextAttemptAt { get; private set; }

    /// <summary>Why the last call did not pay it.</summary>
    public string? LastError { get; private set; }

    /// <summary>The provider paid it after all, when it had failed and its money was payable again.</summary>
    public bool PaidAfterFailure { get; private set; }

    /// <summary>The provider's idempotency key; changes only after a refusal.</summary>
    public string ProviderKey => $"po_{Id}_{Refusals + 1}";

    /// <summary>Whether the provider is to be called now.</summary>
    internal bool IsDueAt(DateTimeOffset now) => ProviderAccountId is not null && NextAttemptAt <= now;

    /// <summary>The provider is about to be called; nobody else calls for a minute.</summary>
    internal void Ask(DateTimeOffset now)
    {
        NextAttemptAt = now + AskAgainAfter;
        if (ProviderPayoutId is null)
            AskedAt ??= now;
    }

    /// <summary>Nothing is asked before a time.</summary>
    internal void Postpone(DateTimeOffset until) => NextAttemptAt = until;

    /// <summary>No answer: the same call is repeated with the same key.</summary>
    internal void Unanswered(string error, DateTimeOffset now)
    {
        if (Status is not (PayoutStatus.Sent or PayoutStatus.Paid))
            return;
        LastError = Short(error);
        NextAttemptAt = now + (Status == PayoutStatus.Sent ? AskAgainAfter : AskOfPaidAgainAfter);
    }

    /// <summary>The provider refused a call, and so has not paid it by that one; it is tried again with another
    /// key.</summary>
    /// <param name="followsUnanswered">A call before it had no answer: the time of that one is kept, because it may
    /// have paid.</param>
    /// <returns>True when that was the last try.</returns>
    internal bool Refused(string error, DateTimeOffset now, bool followsUnanswered = false)
    {
        Refusals++;
        LastError = Short(error);
        if (!followsUnanswered)
            AskedAt = null;
        NextAttemptAt = Refusals < MaxRefusals ? now.AddMinutes(Math.Pow(4, Refusals)) : null;
        return NextAttemptAt is null;
    }

    /// <summary>The provider has it under an id.</summary>
    internal void NoteAtProvider(string providerPayoutId, DateTimeOffset now)
    {
        (ProviderPayoutId, LastError) = (providerPayoutId, null);
        // While a call is open its answer is asked for soon.
        if (AskedAt is null)
            NextAttemptAt = NextCheck(now);
    }

    /// <summary>The answer to a call has been taken in.</summary>
    internal void Answered(DateTimeOffset now)
    {
        AskedAt = null;
        NextAttemptAt = NextCheck(now);
    }

    /// <summary>The provider paid it after it had failed.</summary>
    internal void PayAfterAll(string reference, DateTimeOffset now)
    {
        (Status, PaidAt, BankReference, PaidAfterFailure) = (PayoutStatus.Paid, now, reference, true);
        NextAttemptAt = NextCheck(now);
    }

    private DateTimeOffset? NextCheck(DateTimeOffset now) =>
        Status switch
        {
            PayoutStatus.Sent => now.AddMinutes(10),
            PayoutStatus.Paid when PaidAt is { } paid => ChecksAfterPaid
                .Select(after => (DateTimeOffset?)(paid + after))
                .FirstOrDefault(at => at > now),
            _ => null,
        };

    private static string Short(string error) => error[..Math.Min(error.Length, MaxReferenceLength)];
}
