namespace Marketplace.Modules.Orders;

/// <summary>Whom the seller invoices; a snapshot that never changes.</summary>
/// <param name="Name">Full name, or the company's title.</param>
/// <param name="TaxId">Encrypted; null when none was given.</param>
/// <param name="TaxIdLastFour">Its last four digits; null when none was given.</param>
/// <param name="Address">Null when the invoice goes to the delivery address.</param>
/// <param name="EInvoice">Whether the buyer is registered for electronic invoices.</param>
public sealed record InvoiceProfile(
    InvoiceKind Kind,
    string Name,
    byte[]? TaxId,
    string? TaxIdLastFour,
    string? TaxOffice,
    InvoiceAddress? Address,
    bool EInvoice
)
{
    public const int NameLength = 160;
    public const int TaxOfficeLength = 80;
}

/// <summary>Where an invoice goes.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
public sealed record InvoiceAddress(
    string Line1,
    string? Line2,
    string District,
    string City,
    string? PostalCode,
    string Country
);

/// <summary>What kind of buyer is invoiced.</summary>
public enum InvoiceKind
{
    Individual,
    Company,
}

/// <summary>Whom to invoice, as viewers of a checkout or an order see it.</summary>
/// <param name="TaxId">In full for the buyer, and for the seller as long as they see the buyer's address; otherwise
/// the last four digits.</param>
/// <param name="Address">Null when it is the delivery address.</param>
public sealed record InvoiceView(
    InvoiceKind Kind,
    string Name,
    string? TaxId,
    string? TaxOffice,
    InvoiceAddress? Address,
    bool EInvoice
);
