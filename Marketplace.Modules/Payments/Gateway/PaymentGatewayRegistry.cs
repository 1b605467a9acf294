namespace Marketplace.Modules.Payments;

/// <summary>The providers this product can talk to.</summary>
public sealed class PaymentGatewayRegistry(IEnumerable<IPaymentGateway> gateways)
{
    /// <summary>The provider new payments use; null when none is configured.</summary>
    public IPaymentGateway? Current { get; } = gateways.FirstOrDefault(gateway => gateway.IsConfigured);

    /// <summary>A configured provider by its name; null for an unknown one.</summary>
    public IPaymentGateway? Find(string provider) =>
        gateways.FirstOrDefault(gateway => gateway.Provider == provider && gateway.IsConfigured);

    /// <summary>The provider of an existing payment.</summary>
    /// <remarks>Errors: <see cref="PaymentProviderException"/> as of a refusal when it is not configured, or known, any
    /// more.</remarks>
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
