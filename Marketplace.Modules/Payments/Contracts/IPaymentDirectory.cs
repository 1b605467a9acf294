namespace Marketplace.Modules.Payments.Contracts;

/// <summary>Tells other modules who made a payment and what it is for.</summary>
public interface IPaymentDirectory
{
    /// <summary>A payment's origin; null if it does not exist. One statement.</summary>
    Task<PaymentOrigin?> FindAsync(Guid paymentId, CancellationToken cancellationToken);

    /// <summary>What was paid for with payments that are disputed now: the payer's bank has not decided. One
    /// statement.</summary>
    Task<IReadOnlyList<Guid>> ListDisputedAsync(PaymentPurpose purpose, CancellationToken cancellationToken);
}

/// <summary>The origin of a payment.</summary>
/// <param name="Description">Number of the purchase or invoice.</param>
public sealed record PaymentOrigin(PaymentPurpose Purpose, Guid RefId, Guid PayerId, string Description);
