using Marketplace.Foundation;

namespace Marketplace.Modules.Subscriptions.Contracts;

/// <summary>Read access to invoices and plan names for other modules.</summary>
public interface IBillingDirectory
{
    /// <summary>An invoice; null when unknown. One statement.</summary>
    Task<BilledInvoice?> InvoiceAsync(Guid invoiceId, CancellationToken cancellationToken);

    /// <summary>The display name of a plan; its code when the plan is unknown. One statement.</summary>
    Task<LocalizedText> PlanNameAsync(string planCode, CancellationToken cancellationToken);
}

/// <summary>An invoice as other modules see it.</summary>
/// <param name="Plan">The name of the plan.</param>
/// <param name="IsOpen">Still awaiting payment: neither paid, voided nor written off.</param>
/// <param name="IsRenewal">For the next period, not for a start or an upgrade.</param>
/// <param name="PayLink">Lets anyone who has the link pay without signing in.</param>
public sealed record BilledInvoice(
    Guid Id,
    string Number,
    Money Total,
    LocalizedText Plan,
    bool IsOpen,
    bool IsRenewal,
    string PayLink
);
