namespace Marketplace.Api.Admin;

/// <content>The bank's files.</content>
public sealed partial class AdminText
{
    public string PayoutBatches => Of(new("Banka dosyaları", "Bank files"));
    public string PayoutBatch => Of(new("Banka dosyası", "Bank file"));
    public string PayoutBatchId => Of(new("Dosya no", "File id"));
    public string PayoutBatchesLead =>
        Of(
            new(
                "Bir yönetici dosyayı hazırlar ve bankaya verir; bankanın yanıtını başka bir yönetici girer.",
                "One administrator makes a file and gives it to the bank; another one records the bank's answer."
            )
        );
    public string NoBatches => Of(new("Banka dosyası yok.", "No bank files."));
    public string NoPayoutWaits =>
        Of(new("Bankaya verilmeyi bekleyen ödeme yok.", "No payout waits to go to the bank."));
    public string BatchMaker => Of(new("Hazırlayan", "Made by"));
    public string BatchConfirmer => Of(new("Yanıtı giren", "Answer recorded by"));
    public string BatchConfirmed => Of(new("Yanıtın girilişi", "Answer recorded"));
    public string BatchOpen => Of(new("yanıt bekliyor", "no answer yet"));
    public string MakeBatch => Of(new("Dosya hazırla", "Make a file"));
    public string PayoutBatchMade => Of(new("Banka dosyası hazır.", "The bank file is ready."));
    public string PayoutBatchWasMade =>
        Of(
            new(
                "Siz bakarken hazırlanan dosya bu; ikinci bir dosya hazırlanmadı.",
                "This is the file that was made meanwhile; no second one was made."
            )
        );
    public string ResultMissing => Of(new("Yanıtı bekleyen", "Without an answer"));
    public string BankFileDownload => Of(new("Dosyayı indir", "Download the file"));
    public string BankResultUpload => Of(new("Bankanın yanıtını yükle", "Upload the bank's answer"));
    public string BankResultFile => Of(new("Yanıt dosyası (CSV)", "File of the answer (CSV)"));
    public string BankResultConfirm =>
        Of(
            new(
                "İlk satır payout_id,status,reference; durum paid, failed ya da returned. Ya bütün satırlar geçer ya "
                    + "hiçbiri.",
                "The first line is payout_id,status,reference; a status is paid, failed or returned. All lines count, "
                    + "or none."
            )
        );
    public string BankPaidAll => Of(new("Hepsi ödendi", "All were paid"));
    public string BankResultLead =>
        Of(
            new(
                "Bankanın yanıtını siz girebilirsiniz: dosyayı başka bir yönetici hazırladı.",
                "You can record the bank's answer: another administrator made the file."
            )
        );
    public string FourEyesOfBatch =>
        Of(
            new(
                "Dosyayı siz hazırladınız; bankanın yanıtını başka bir yönetici girmeli.",
                "You made the file; another administrator has to record the bank's answer."
            )
        );

    public string MakeBatchConfirm(int count, string total, int most) =>
        Of(
            new(
                $"Bekleyen {Number(count)} ödeme (toplam {total}) dosyaya girer, en çok {Number(most)}. Bekletilen, "
                    + "engellenen ya da IBAN’ı değişen mağazalarınki dışarıda kalır.",
                $"The {Number(count)} payouts that wait ({total} in all) go into it, at most {Number(most)}. Those of "
                    + "stores that are on hold, blocked or paid to another IBAN by now stay out."
            )
        );

    public string BankPaidAllConfirm(int count) =>
        Of(
            new(
                $"Yanıtı bekleyen {Number(count)} ödemenin hepsi aynı referansla ödendi olarak işaretlenir.",
                $"All {Number(count)} payouts without an answer are marked as paid, with the same reference."
            )
        );

    public string BankResultRecorded(int moved) =>
        Of(
            new(
                $"Bankanın yanıtı girildi; {Number(moved)} ödeme değişti.",
                $"The bank's answer is recorded; {Number(moved)} payouts changed."
            )
        );
}
