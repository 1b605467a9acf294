namespace Marketplace.Modules.Payments;

/// <content>What the provider made of it before, and whether it may have made something.</content>
public sealed partial class Refund
{
    // A provider forgets a key after a day; from then on the same key may pay again.
    private static readonly TimeSpan KeysAreKept = TimeSpan.FromHours(12);

    /// <summary>The provider's refunds for this one that failed or came back, oldest first: later news of them counts
    /// nothing.</summary>
    public string[] FailedProviderRefundIds { get; private set; } = [];

    /// <summary>The provider's refund failed, or its money came back.</summary>
    public void NoteFailed(string providerRefundId)
    {
        if (!FailedProviderRefundIds.Contains(providerRefundId))
            FailedProviderRefundIds = [.. FailedProviderRefundIds, providerRefundId];
    }

    /// <summary>Whether that refund of the provider has failed or come back.</summary>
    public bool HasFailed(string providerRefundId) =>
        ReturnedProviderRefundId == providerRefundId || FailedProviderRefundIds.Contains(providerRefundId);

    /// <summary>An earlier call may have paid it, and the next one would pay it again: its key is another one, or the
    /// provider may have forgotten it. The provider's list is looked at first.</summary>
    public bool MayBeAtProvider(DateTimeOffset now) =>
        Refusals > 0 || LastError is not null || CreatedAt < now - KeysAreKept;
}
