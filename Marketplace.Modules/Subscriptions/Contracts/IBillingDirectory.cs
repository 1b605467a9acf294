using Marketplace.Foundation;

namespace Marketplace.Modules.Subscriptions.Contracts;

/// <summary>What other modules may know of invoices and plans.</summary>
public interface IBillingDirectory
{
    /// <summary>An invoice; null where there is none. One statement.</summary>
    Task<BilledInvoice?> InvoiceAsync(Guid invoiceId, CancellationToken cancellationToken);

    /// <summary>What people call a plan; its code where there is no such plan. One statement.</summary>
    Task<PlanName> PlanNameAsync(string planCode, CancellationToken cancellationToken);
}

/// <summary>An invoice as other modules see it.</summary>
/// <param name="IsOpen">Neither paid nor taken back.</param>
/// <param name="IsRenewal">Of a next period, not of a start or an upgrade.</param>
/// <param name="PayLink">Lets its holder pay without signing in.</param>
public sealed record BilledInvoice(
    Guid Id,
    string Number,
    Money Total,
    PlanName Plan,
    bool IsOpen,
    bool IsRenewal,
    string PayLink
);

/// <summary>A plan's name in both languages.</summary>
public sealed record PlanName(string Tr, string En)
{
    /// <summary>In <c>tr</c> or <c>en</c>.</summary>
    public string In(string locale) => locale == "en" ? En : Tr;
}
