namespace Marketplace.Api.Admin;

/// <content>Statements, balances of stores, and charts of payouts.</content>
public sealed partial class AdminText
{
    public string Statement => Of(new("Ekstre", "Statement"));
    public string Statements => Of(new("Ekstreler", "Statements"));
    public string AllStatements => Of(new("Tüm ekstreler", "All statements"));
    public string NoStatements => Of(new("Ekstre yok.", "No statements."));
    public string StatementOpening => Of(new("Devir", "Opening"));
    public string StatementClosing => Of(new("Kapanış", "Closing"));
    public string StatementLines => Of(new("Satırlar", "Lines"));
    public string StatementFilesHead => Of(new("Dosya", "File"));
    public string StoreMoney => Of(new("Mağazanın parası", "Money of the store"));
    public string StoreDueNext => Of(new("Sıradaki ödeme günü", "Next due"));
    public string StoreOwes =>
        Of(
            new("Mağaza borçlu; sonraki gelirler önce bunu kapatır.", "The store owes; later earnings fill this first.")
        );
    public string PayoutChart => Of(new("Satıcı ödemeleri", "Payouts"));
    public string PayoutChartHelp =>
        Of(
            new(
                "Her ödeme bir kez sayılır: ödendiği, başarısız olduğu ya da yoldaysa ayrıldığı günde.",
                "Each payout is counted once: on the day it was paid, failed or, while on its way, was reserved."
            )
        );
    public string ChartPaid => Of(new("Ödendi", "Paid"));
    public string ChartInTransit => Of(new("Yolda", "In transit"));
    public string ChartFailed => Of(new("Başarısız ya da geri geldi", "Failed or returned"));
    public string ByDay => Of(new("Güne göre", "By day"));
    public string ByWeek => Of(new("Haftaya göre", "By week"));

    public string PayoutChartSaid(string paid, string inTransit, string failed) =>
        Of(
            new(
                $"Ödenen {paid}, yolda {inTransit}, başarısız ya da geri gelen {failed}",
                $"Paid {paid}, in transit {inTransit}, failed or returned {failed}"
            )
        );

    public string FileOf(string number, string ending) => $"{number}.{ending}";

    public string AndMoreInFile(int count) =>
        Of(
            new(
                $"ve {Number(count)} satır daha; tamamı dosyadadır.",
                $"and {Number(count)} more lines; the files have them all."
            )
        );
}
