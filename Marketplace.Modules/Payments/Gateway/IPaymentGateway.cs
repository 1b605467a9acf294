namespace Marketplace.Modules.Payments;

/// <summary>A payment provider, in words that fit all of them.</summary>
/// <remarks>
/// Never called inside a database transaction.
/// Errors: <see cref="PaymentProviderException"/>, which says whether the provider refused or its answer is unknown.
/// Providers that send the browser back with a token (and no webhook) fit too: the token is the payment id given to
/// <see cref="RetrieveAsync"/>.
/// </remarks>
public interface IPaymentGateway
{
    /// <summary>Name in addresses and rows, for example <c>stripe</c>.</summary>
    string Provider { get; }

    /// <summary>Header that carries the signature of its webhooks.</summary>
    string SignatureHeader { get; }

    /// <summary>Whether the deployment has settings for it.</summary>
    bool IsConfigured { get; }

    /// <summary>Makes the page where the buyer pays. Repeat: the same key gives the same page.</summary>
    Task<ProviderCheckout> CreateCheckoutAsync(CheckoutRequest request, CancellationToken cancellationToken);

    /// <summary>Where a payment stands at the provider.</summary>
    Task<ProviderPayment> RetrieveAsync(string providerPaymentId, CancellationToken cancellationToken);

    /// <summary>Closes the page if it is still open, and says where the payment stands then.</summary>
    Task<ProviderPayment> CloseAsync(string providerPaymentId, CancellationToken cancellationToken);

    /// <summary>Pays money back. Repeat: the same key gives the same refund.</summary>
    Task<ProviderRefund> RefundAsync(RefundRequest request, CancellationToken cancellationToken);

    /// <summary>Where a refund stands at the provider.</summary>
    Task<ProviderRefund> RetrieveRefundAsync(string providerRefundId, CancellationToken cancellationToken);

    /// <summary>Every payment page made since an instant.</summary>
    IAsyncEnumerable<ProviderPayment> ListAsync(DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Checks the signature of a delivery and reads it.</summary>
    /// <param name="header">Value of the provider's signature header, null when it was absent.</param>
    /// <returns>Null when the signature, its age or its secret is wrong.</returns>
    ProviderEvent? VerifyWebhook(ReadOnlyMemory<byte> body, string? header);

    /// <summary>Reads a stored delivery again.</summary>
    ProviderEvent ReadStored(string payload);
}
