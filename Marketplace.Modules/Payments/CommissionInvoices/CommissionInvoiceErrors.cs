using Marketplace.Foundation;

namespace Marketplace.Modules.Payments;

/// <summary>Errors of commission invoices.</summary>
internal static class CommissionInvoiceErrors
{
    public static readonly ErrorDefinition AlreadyIssued = new(
        "commission.already_invoiced",
        ErrorKind.Conflict,
        new("Fatura kesilmiş", "Invoice already issued"),
        new("Mağazanın bu aya ait faturası var.", "The store has its invoice of this month.")
    );

    /// <summary>All of them.</summary>
    public static readonly ErrorSet All = new([AlreadyIssued]);
}
