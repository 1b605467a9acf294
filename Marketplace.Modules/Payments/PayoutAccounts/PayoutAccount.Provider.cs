namespace Marketplace.Modules.Payments;

/// <content>The seller's account at a provider.</content>
public sealed partial class PayoutAccount
{
    /// <summary>The provider the seller began to open an account at; null while they have not.</summary>
    public PayoutProvider? Provider { get; private set; }

    public string? ProviderAccountId { get; private set; }

    /// <summary>How many accounts were given up; the next one is opened with another key.</summary>
    public int ProviderAccountsGivenUp { get; private set; }

    public DateTimeOffset? ProviderBegunAt { get; private set; }

    /// <summary>From when on it is paid to, once it is verified; what is paid before goes to the IBAN.</summary>
    public DateTimeOffset? ProviderPaidFrom { get; private set; }

    /// <summary>Since when the provider says that it can be paid; null while it cannot.</summary>
    public DateTimeOffset? ProviderVerifiedAt { get; private set; }

    /// <summary>When what we know of it was so.</summary>
    public DateTimeOffset? ProviderNewsAt { get; private set; }

    /// <summary>When the provider was last asked.</summary>
    public DateTimeOffset? ProviderCheckedAt { get; private set; }

    /// <summary>The key under which the provider opens the account: the same one opens no second.</summary>
    internal string OnboardingKey => $"acct_{Id}_{ProviderAccountsGivenUp + 1}";

    /// <summary>The account at a provider that is paid to; null while the IBAN is.</summary>
    public ProviderTarget? PaidByProviderAt(DateTimeOffset at) =>
        BlockedAt is null
        && ProviderVerifiedAt is not null
        && ProviderPaidFrom <= at
        && (Provider, ProviderAccountId) is ({ } provider, { } accountId)
            ? new(provider, accountId)
            : null;

    /// <summary>The provider opened an account for the seller.</summary>
    /// <param name="key">Under which it was opened.</param>
    /// <returns>False when it is known already, or was given up meanwhile.</returns>
    internal bool OpenAtProvider(ProviderTarget opened, string key, DateTimeOffset now, TimeSpan delay)
    {
        if (ProviderAccountId is not null || key != OnboardingKey || BlockedAt is not null)
            return false;
        (Provider, ProviderAccountId) = (opened.Provider, opened.AccountId);
        (ProviderBegunAt, ProviderPaidFrom) = (now, now + delay);
        (ProviderVerifiedAt, ProviderNewsAt, ProviderCheckedAt) = (null, null, null);
        return true;
    }

    /// <summary>Takes in what the provider says of the account. News older than what we know counts nothing; of two of
    /// the same second, that it cannot be paid counts.</summary>
    /// <returns>Whether it can be paid now and could not before, or the other way round.</returns>
    internal bool NoteProviderNews(ProviderAccountNews news, DateTimeOffset now)
    {
        if (news.SaidAt < ProviderNewsAt || (news.SaidAt == ProviderNewsAt && news.CanBePaid))
            return false;
        ProviderNewsAt = news.SaidAt;
        if (news.CanBePaid == ProviderVerifiedAt is not null)
            return false;
        ProviderVerifiedAt = news.CanBePaid ? now : null;
        return true;
    }

    private void GiveUpProviderAccount()
    {
        if (ProviderAccountId is null)
            return;
        ProviderAccountsGivenUp++;
        (Provider, ProviderAccountId, ProviderBegunAt, ProviderPaidFrom) = (null, null, null, null);
        (ProviderVerifiedAt, ProviderNewsAt, ProviderCheckedAt) = (null, null, null);
    }
}
