namespace Marketplace.Modules.Payments;

/// <summary>The supported payment providers.</summary>
public sealed class PaymentGatewayRegistry(IEnumerable<IPaymentGateway> gateways)
{
    /// <summary>The provider used for new payments; null when none is configured.</summary>
    public IPaymentGateway? Current { get; } = gateways.FirstOrDefault(gateway => gateway.IsConfigured);

    /// <summary>A configured provider by name; null if unknown.</summary>
    public IPaymentGateway? Find(string provider) =>
        gateways.FirstOrDefault(gateway => gateway.Provider == provider && gateway.IsConfigured);

    /// <summary>The provider of an existing payment.</summary>
    /// <remarks>Errors: <see cref="PaymentProviderException"/>, as for a refused call, when the provider is not
    /// configured or no longer supported.</remarks>
    public IPaymentGateway Of(Payment payment) =>
        Find(payment.Provider)
        ?? throw new PaymentProviderException(
            gateways.Any(gateway => gateway.Provider == payment.Provider)
                ? "not_configured"
                : PaymentProviderException.UnknownProvider,
            $"The provider {payment.Provider} is not configured.",
            false
        );
}
