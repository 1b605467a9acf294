namespace Marketplace.Api.Admin;

/// <content>Commission invoices.</content>
public sealed partial class AdminText
{
    public string CommissionInvoices => Of(new("Komisyon faturaları", "Commission invoices"));
    public string NoCommissionInvoices =>
        Of(
            new(
                "Komisyon faturası yok. Biten her ay için mağaza mağaza kesilir.",
                "No commission invoices. They are issued for every store once a month is over."
            )
        );
    public string CommissionInvoicesHeldBack =>
        Of(
            new(
                "Pazaryerinin vergi numarası (Documents:TaxId) girilene kadar komisyon faturası kesilmez.",
                "No commission invoice is issued until the tax number of the marketplace (Documents:TaxId) is set."
            )
        );
    public string CommissionNet => Of(new("KDV hariç", "Net"));
    public string CommissionTax => Of(new("KDV", "VAT"));
    public string EInvoiceNumber => Of(new("E-fatura no", "E-invoice number"));
    public string EInvoiceId => Of(new("E-fatura ETTN", "E-invoice UUID"));
    public string NameExternally => Of(new("E-fatura numarasını kaydet", "Record the e-invoice"));
    public string NameExternallyConfirm =>
        Of(
            new(
                "Belgenin e-fatura olarak aldığı numara ve ETTN. Boş bırakılan silinir.",
                "The number and the UUID that the document has as an e-invoice. What is left empty is removed."
            )
        );
    public string NamedExternally => Of(new("E-fatura bilgisi kaydedildi.", "The e-invoice was recorded."));
}
