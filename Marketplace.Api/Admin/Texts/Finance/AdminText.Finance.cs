namespace Marketplace.Api.Admin;

/// <content>Texts of the finance page.</content>
public sealed partial class AdminText
{
    public string Finance => Of(new("Mali özet", "Finance"));
    public string FinanceLead =>
        Of(
            new(
                "Tutarlar defterdendir. İçinde bulunulan ay için bakiyeler şu ana kadardır.",
                "The amounts come from the ledger. Balances of the current month are as of now."
            )
        );
    public string FinanceItem => Of(new("Kalem", "Item"));
    public string Month => Of(new("Ay", "Month"));
    public string Show => Of(new("Göster", "Show"));
    public string DownloadXlsx => Of(new("Excel indir", "Download as Excel"));
    public string MonthUnknown =>
        Of(
            new(
                "Ay 2026-01 biçiminde olmalı; içinde bulunulan ay gösteriliyor.",
                "A month is written as 2026-01; this is the current one."
            )
        );

    public string CommissionDocuments(int invoices, int creditNotes) =>
        Of(
            new(
                $"{Number(invoices)} komisyon faturası, {Number(creditNotes)} iade belgesi",
                $"{Number(invoices)} commission invoices, {Number(creditNotes)} credit notes"
            )
        );
}
