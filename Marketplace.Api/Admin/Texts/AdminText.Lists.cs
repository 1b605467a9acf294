using System.Globalization;
using Marketplace.Foundation;

namespace Marketplace.Api.Admin;

/// <content>Texts of the pager and of lists as files.</content>
public sealed partial class AdminText
{
    public string PreviousPage => Of(new("Önceki sayfa", "Previous page"));
    public string CsvFile => Of(new("CSV olarak indir", "Download as CSV"));
    public string EventId => Of(new("Olay no", "Event id"));
    public string PaymentId => Of(new("Ödeme no", "Payment id"));
    public string StoreId => Of(new("Mağaza no", "Store id"));
    public string EntryId => Of(new("Kayıt no", "Entry id"));
    public string NextPlan => Of(new("Sonraki plan", "Next plan"));
    public string Findings => Of(new("Bulgu var", "Findings"));
    public string Start => Of(new("Başladı", "Started"));
    public string Finish => Of(new("Bitti", "Finished"));

    /// <summary>Delimiter between fields: spreadsheet programs expect a semicolon where the comma is the decimal
    /// separator.</summary>
    public string CsvDelimiter => Culture.NumberFormat.NumberDecimalSeparator == "," ? ";" : ",";

    public string CsvLimit(int rows) =>
        Of(new($"en çok {Number(rows)} satır, bu süzgeçlerle", $"at most {Number(rows)} rows, with these filters"));

    public string CsvCut(int rows) =>
        Of(
            new(
                $"Dosya {Number(rows)} satırda bitti; devamı var. Listeyi süzerek yeniden indirin.",
                $"The file ends after {Number(rows)} rows; there are more. Filter the list and download it again."
            )
        );

    /// <summary>A value as a field of a file: states in words, amounts with the decimal separator of the language,
    /// timestamps in the marketplace's time zone.</summary>
    public string FileField(object? value) =>
        value switch
        {
            null => "",
            string text => text,
            bool isSo => isSo ? Yes : No,
            Enum state => StateTexts.Of(state).In(Language),
            DateTimeOffset at => TimeZoneInfo
                .ConvertTime(at, Zone)
                .ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            IFormattable formattable => formattable.ToString(null, Culture),
            _ => throw new NotSupportedException($"No field of a file is written from {value.GetType().Name}."),
        };
}
