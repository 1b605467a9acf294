namespace Marketplace.Modules.Payments.Contracts;

/// <summary>Tells other modules whose a payment is and what it is for.</summary>
public interface IPaymentDirectory
{
    /// <summary>A payment's origin; null where there is no such payment. One statement.</summary>
    Task<PaymentOrigin?> FindAsync(Guid paymentId, CancellationToken cancellationToken);
}

/// <summary>Where a payment comes from.</summary>
/// <param name="Description">Number of the purchase or of the invoice.</param>
public sealed record PaymentOrigin(PaymentPurpose Purpose, Guid RefId, Guid PayerId, string Description);
