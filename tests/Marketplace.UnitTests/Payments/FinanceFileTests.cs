using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Documents;

namespace Marketplace.UnitTests.Payments;

/// <summary>The files of a document hold its amounts exactly, and nothing that a program would run.</summary>
public sealed class FinanceFileTests
{
    private static readonly XNamespace Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [Fact]
    public void Pdf_ManyRows_HasPagesAndEmbedsTheFonts()
    {
        var file = Encoding.Latin1.GetString(PdfDocumentWriter.Write(DocumentOf(rows: 200)));
        Assert.Contains("/Count 5", file, StringComparison.Ordinal);
        Assert.Contains("/FontFile2", file, StringComparison.Ordinal);
    }

    [Fact]
    public void Pdf_VeryLongTexts_AreCutInsteadOfRefused()
    {
        var longest = DocumentOf(rows: 1) with
        {
            Issuer = new("", new string('Ş', 300), [new string('W', 300), ""]),
            Notes = [new string('Ğ', 500), ""],
        };
        Assert.NotEmpty(PdfDocumentWriter.Write(longest));
    }

    [Theory]
    [InlineData("Güneydoğu El Sanatları Sanayi ve Ticaret Limited Şirketi", 60)]
    [InlineData("ÇarşıdanEvinizeGülümseyenŞeylerAnonimŞirketi", 60)]
    [InlineData("Çok 👩‍🌾👩‍🌾👩‍🌾 dar", 5)]
    public void Lines_OfAnyName_FitAndLoseNothing(string name, double width)
    {
        using var sheet = new PdfSheet("", "", DateTimeOffset.UnixEpoch);
        var type = new PdfType(13, true);
        var lines = sheet.Lines(name, type, width);
        Assert.Equal(
            name.Replace(" ", "", StringComparison.Ordinal),
            string.Concat(lines).Replace(" ", "", StringComparison.Ordinal)
        );
        Assert.All(lines, line => Assert.False(char.IsHighSurrogate(line[^1])));
        Assert.All(lines.Where(line => line.Length > 2), line => Assert.True(sheet.WidthOf(line, type) <= width));
    }

    [Fact]
    public void Xlsx_AmountsAndDays_AreNumbersAndTextsAreTexts()
    {
        var cells = CellsOf(XlsxDocumentWriter.Write(DocumentOf(rows: 1)));
        Assert.Equal(("inlineStr", "=1+1;\"Çağ\" <b>"), cells["A2"]);
        Assert.Equal((null, "46356"), cells["B2"]);
        Assert.Equal((null, "-1234567890.05"), cells["C2"]);
    }

    [Fact]
    public void Xlsx_NoCell_IsAFormula()
    {
        using var file = new ZipArchive(new MemoryStream(XlsxDocumentWriter.Write(DocumentOf(rows: 3))));
        foreach (var entry in file.Entries)
        {
            using var stream = entry.Open();
            Assert.Empty(XDocument.Load(stream).Descendants(Sheet + "f"));
        }
    }

    [Theory]
    [InlineData(true, "\uFEFFMetin;Gün;Tutar\r\n\"'=1+1;\"\"Çağ\"\" <b>\";2026-11-30;-1234567890,05\r\n")]
    [InlineData(false, "\uFEFFText,Day,Amount\r\n\"'=1+1;\"\"Çağ\"\" <b>\",2026-11-30,-1234567890.05\r\n")]
    public void Csv_Language_ChoosesSeparatorAndDecimalSign(bool isTurkish, string expected)
    {
        var document = DocumentOf(rows: 1, isTurkish ? Language.Turkish : Language.English);
        Assert.Equal(expected, Encoding.UTF8.GetString(CsvDocumentWriter.Write(document)));
    }

    [Fact]
    public void Csv_CurrencyWithoutDecimals_HasWholeAmounts()
    {
        var text = Encoding.UTF8.GetString(CsvDocumentWriter.Write(DocumentOf(rows: 1) with { Currency = "JPY" }));
        Assert.EndsWith("-123456789005\r\n", text, StringComparison.Ordinal);
    }

    private static FinanceDocument DocumentOf(int rows, Language? language = null)
    {
        var isTurkish = (language ?? Language.Turkish) == Language.Turkish;
        return new()
        {
            Language = language ?? Language.Turkish,
            Title = isTurkish ? "Komisyon faturası" : "Commission invoice",
            Number = "KOM-2026-000012",
            IssuedAt = new(2026, 11, 30, 9, 0, 0, TimeSpan.Zero),
            Issuer = new("Düzenleyen", "Pazar A.Ş.", ["Moda Cad. 1, Kadıköy/İstanbul"]),
            Recipient = new("Alıcı", "Çağrı Işık", []),
            Currency = "TRY",
            Columns = isTurkish
                ? [new("Metin", 3), new("Gün", 1), new("Tutar", 2, true)]
                : [new("Text", 3), new("Day", 1), new("Amount", 2, true)],
            Rows =
            [
                .. Enumerable.Repeat<IReadOnlyList<DocumentCell>>(
                    [
                        DocumentCell.Of("=1+1;\"Çağ\" <b>"),
                        DocumentCell.Of(new DateOnly(2026, 11, 30)),
                        DocumentCell.Of(-123_456_789_005),
                    ],
                    rows
                ),
            ],
        };
    }

    private static Dictionary<string, (string? Type, string Value)> CellsOf(byte[] workbook)
    {
        using var file = new ZipArchive(new MemoryStream(workbook));
        using var sheet = file.GetEntry("xl/worksheets/sheet1.xml")!.Open();
        return XDocument
            .Load(sheet)
            .Descendants(Sheet + "c")
            .ToDictionary(c => c.Attribute("r")!.Value, c => (c.Attribute("t")?.Value, c.Value));
    }
}
