using System.Text;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;
using ZXing;
using ZXing.Common;
using ZXing.OneD;

namespace Marketplace.UnitTests.Orders;

/// <summary>Labels show what they were given, whatever it is.</summary>
public sealed class LabelWriterTests
{
    private static readonly ParcelLabel Label = new(
        "261129-ABCDE0-12",
        1,
        2,
        "Çarşı Ev Eşyaları",
        "Gülşen Çağrı Ağaoğlu Işık",
        "+905321234567",
        ["Şehit Öğretmen Ümit Güngör Cad. No: 12", "İç kapı: 3"],
        "34710 Kadıköy / İstanbul TR",
        "Yurtiçi Kargo  123456789012",
        "1.249,90 TRY",
        "2,5 kg · 4 desi"
    );

    [Theory]
    [InlineData("261129-ABCDE0-12")]
    [InlineData("261129-ZZZZZZ-9999")]
    public void Code128_OfANumber_IsReadBack(string number)
    {
        var modules = Code128.Modules(number);
        const int quietZone = 10;
        var row = new BitArray(modules.Count + 2 * quietZone);
        for (var i = 0; i < modules.Count; i++)
            row[quietZone + i] = modules[i];
        Assert.Equal(number, new Code128Reader().decodeRow(0, row, null)?.Text);
    }

    [Fact]
    public void Pdf_TurkishText_EmbedsTheFontsAndHasAPageForEachLabel()
    {
        var file = Encoding.Latin1.GetString(PdfLabelWriter.Write([Label, Label with { Box = 2 }], Words));
        Assert.Contains("/Count 2", file, StringComparison.Ordinal);
        Assert.Contains("/FontFile2", file, StringComparison.Ordinal);
        Assert.Contains("/Identity-H", file, StringComparison.Ordinal);
    }

    [Fact]
    public void Pdf_VeryLongTexts_AreMadeSmallerInsteadOfRefused()
    {
        var longest = Label with
        {
            Recipient = new string('Ş', DeliveryAddress.FullNameLength),
            Address = [new string('W', DeliveryAddress.LineLength), string.Join(' ', Enumerable.Repeat("uzun", 50))],
        };
        Assert.NotEmpty(PdfLabelWriter.Write([longest], Words));
    }

    [Fact]
    public void Zpl_TextWithCommands_PrintsItAndObeysNothing()
    {
        var zpl = Encoding.UTF8.GetString(ZplLabelWriter.Write([Label with { Recipient = "A^XZ~JA_\\&\nB Ğ" }], Words));
        Assert.Contains("^FDA_5EXZ_7EJA_5F/& B Ğ^FS", zpl, StringComparison.Ordinal);
        Assert.Equal(1, zpl.Split("^XZ").Length - 1);
        Assert.Contains("^CI28", zpl, StringComparison.Ordinal);
        Assert.Contains("No: 12\\&İç kapı: 3", zpl, StringComparison.Ordinal);
    }

    private static LabelWords Words => LabelWords.In(Language.Turkish);
}
