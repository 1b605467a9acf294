namespace Marketplace.Modules.Payments;

/// <summary>The providers that pay sellers.</summary>
public sealed class PayoutGatewayRegistry(IEnumerable<IPayoutGateway> gateways)
{
    /// <summary>The provider that sellers can open an account at; null when none is configured.</summary>
    public IPayoutGateway? Current { get; } = gateways.FirstOrDefault(gateway => gateway.IsConfigured);

    /// <summary>A configured provider by name; null if unknown.</summary>
    public IPayoutGateway? Find(string provider) =>
        gateways.FirstOrDefault(gateway => gateway.Provider == provider && gateway.IsConfigured);

    /// <summary>The account at a provider that a store's new payouts go to; null where they go to its IBAN, also while
    /// this deployment has no settings for the provider.</summary>
    public ProviderTarget? TargetOf(PayoutAccount account, DateTimeOffset at) =>
        account.PaidByProviderAt(at) is { } target && Has(target.Provider) ? target : null;

    /// <summary>Whether payouts can go a way through a provider now.</summary>
    public bool Has(PayoutProvider way) => gateways.Any(gateway => gateway.Way == way && gateway.IsConfigured);

    /// <summary>The provider of payouts that went a way.</summary>
    /// <remarks>Errors: <see cref="PaymentProviderException"/>, as for a call whose outcome is unknown, when it is not
    /// configured (any more): what it did with a call before cannot be asked.</remarks>
    public IPayoutGateway Of(PayoutProvider way) => Of(way, gateway => gateway.IsConfigured);

    /// <summary>The provider of payouts that went a way, to ask what became of them: also when no new ones go that way
    /// any more, as long as there are credentials.</summary>
    /// <remarks>Errors: as <see cref="Of(PayoutProvider)"/>, when there are none.</remarks>
    public IPayoutGateway ToAsk(PayoutProvider way) => Of(way, gateway => gateway.CanBeAsked);

    private IPayoutGateway Of(PayoutProvider way, Func<IPayoutGateway, bool> isUsable) =>
        gateways.FirstOrDefault(gateway => gateway.Way == way && isUsable(gateway))
        ?? throw new PaymentProviderException("not_configured", $"{way} is not configured.", true);
}
