namespace Marketplace.Modules.Payments;

/// <summary>A payment provider, in provider-neutral terms.</summary>
/// <remarks>Never called inside a database transaction. Errors: <see cref="PaymentProviderException"/>, which says
/// whether the provider refused the call or its outcome is unknown. Providers that redirect the browser back with a
/// token (and no webhook) fit too: the token is the payment id given to <see cref="RetrieveAsync"/>.</remarks>
public interface IPaymentGateway
{
    /// <summary>Name used in URLs and rows, for example <c>stripe</c>.</summary>
    string Provider { get; }

    /// <summary>Header that carries the signature of the provider's webhooks.</summary>
    string SignatureHeader { get; }

    /// <summary>Whether this deployment has settings for the provider.</summary>
    bool IsConfigured { get; }

    /// <summary>Creates the page where the buyer pays. Repeat: the same key returns the same page.</summary>
    Task<ProviderCheckout> CreateCheckoutAsync(CheckoutRequest request, CancellationToken cancellationToken);

    /// <summary>Gets the status of a payment from the provider.</summary>
    Task<ProviderPayment> RetrieveAsync(string providerPaymentId, CancellationToken cancellationToken);

    /// <summary>Closes the page if it is still open, and returns the payment's status afterwards.</summary>
    Task<ProviderPayment> CloseAsync(string providerPaymentId, CancellationToken cancellationToken);

    /// <summary>Pays a refund. Repeat: the same key returns the same refund.</summary>
    Task<ProviderRefund> RefundAsync(RefundRequest request, CancellationToken cancellationToken);

    /// <summary>Gets the status of a refund from the provider.</summary>
    Task<ProviderRefund> RetrieveRefundAsync(string providerRefundId, CancellationToken cancellationToken);

    /// <summary>Lists every refund of a captured payment, whoever made it.</summary>
    IAsyncEnumerable<ProviderRefund> ListRefundsAsync(string captureId, CancellationToken cancellationToken);

    /// <summary>Lists every refund made since the given time, whoever made it.</summary>
    IAsyncEnumerable<ProviderRefund> ListRefundsAsync(DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Gets the status of a dispute from the provider.</summary>
    Task<ProviderDispute> RetrieveDisputeAsync(string providerDisputeId, CancellationToken cancellationToken);

    /// <summary>Lists every dispute of a captured payment.</summary>
    IAsyncEnumerable<ProviderDispute> ListDisputesAsync(string captureId, CancellationToken cancellationToken);

    /// <summary>Lists every dispute opened since the given time.</summary>
    IAsyncEnumerable<ProviderDispute> ListDisputesAsync(DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Lists every payment page created since the given time.</summary>
    IAsyncEnumerable<ProviderPayment> ListAsync(DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Verifies the signature of a webhook delivery and reads it.</summary>
    /// <param name="header">Value of the provider's signature header, null if it was missing.</param>
    /// <returns>Null when the signature or its timestamp does not verify.</returns>
    ProviderEvent? VerifyWebhook(ReadOnlyMemory<byte> body, string? header);

    /// <summary>Reads a stored delivery again.</summary>
    ProviderEvent ReadStored(string payload);
}
