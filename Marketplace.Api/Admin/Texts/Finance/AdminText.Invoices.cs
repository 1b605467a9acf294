using Marketplace.Foundation;
using Marketplace.Modules.Orders;

namespace Marketplace.Api.Admin;

/// <content>Texts of the invoice details of an order.</content>
public sealed partial class AdminText
{
    public string InvoiceTo => Of(new("Fatura bilgileri", "Invoice details"));
    public string KindOfInvoice => Of(new("Fatura türü", "Kind of invoice"));
    public string InvoiceTaxOffice => Of(new("Vergi dairesi", "Tax office"));
    public string EInvoice => Of(new("E-fatura mükellefi", "Registered for e-invoices"));
    public string DeliveryAddressToo => Of(new("Teslimat adresi", "Delivery address"));

    public string InvoiceKindOf(InvoiceKind kind) =>
        kind == InvoiceKind.Company ? Of(new("Kurumsal", "Company")) : Of(new("Bireysel", "Individual"));
}
