using Marketplace.Foundation;

namespace Marketplace.UnitTests.Mail;

/// <summary>The text and the HTML of mails.</summary>
public sealed class MailTemplateTests
{
    private const string Nasty = "<script>alert(1)</script> \"O'Neil\" & <b>Şık</b>";

    private static readonly MailBrand Brand = new(
        "Pazar",
        "Moda Cad. 1, İstanbul",
        "support@example.com",
        "https://shop.example.com",
        "https://shop.example.com/account/notifications"
    );

    [Fact]
    public void Html_TextsOfStrangers_AreEscapedEverywhere()
    {
        var html = MailTemplate.Html(Full(Nasty), Brand with { Name = Nasty, PostalAddress = Nasty });
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("\"O'Neil", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", html, StringComparison.Ordinal);
        Assert.Contains("Şık", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("/relative")]
    public void Html_AddressThatIsNoWebPage_IsNoLink(string url)
    {
        var content = Full("x") with { Action = new("Open", url), UnsubscribeUrl = null };
        var html = MailTemplate.Html(content, Brand with { HomeUrl = null });
        Assert.DoesNotContain(url, html, StringComparison.Ordinal);
        Assert.Contains("Open", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://cdn.example.com/a.webp", true)]
    [InlineData("http://127.0.0.1:8080/a.webp", true)]
    [InlineData("http://cdn.example.com/a.webp", false)]
    [InlineData("/a.webp", false)]
    [InlineData("javascript:alert(1)", false)]
    public void Html_Picture_IsShownOnlyOverHttpsOrFromThisMachine(string url, bool isShown)
    {
        var item = new MailItem("Cezve", null, 1, "100,00 TRY", new(url, "", null, null));
        var content = new MailContent(Language.Turkish, "x") { Groups = [new("Mağaza", null, [item], [])] };
        Assert.Equal(isShown, MailTemplate.Html(content, Brand).Contains("<img", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(160, 80, "width=\"48\" height=\"24\"")]
    [InlineData(30, 160, "width=\"9\" height=\"48\"")]
    [InlineData(null, null, "width=\"48\" height=\"48\"")]
    public void Html_Picture_HasAFixedSizeAndItsText(int? width, int? height, string size)
    {
        MailItem[] items =
        [
            new("Cezve", null, 1, "100,00 TRY", new("https://cdn.example.com/a.webp", "\"Önden\"", width, height)),
            new("Şal", null, 1, "50,00 TRY"),
        ];
        var content = new MailContent(Language.Turkish, "x")
        {
            Groups = [new("Mağaza", null, items, [new("Toplam", "150,00 TRY")])],
        };
        var html = MailTemplate.Html(content, Brand);
        Assert.Contains($"{size} alt=\"&quot;Önden&quot;\"", html, StringComparison.Ordinal);
        // Each row fills all three columns, also the one without a picture.
        Assert.Equal(2, html.Split("<td width=\"60\"").Length - 1);
        Assert.Contains("colspan=\"2\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void TextAndHtml_SayTheSame()
    {
        var content = Full("Bakır cezve");
        var (text, html) = (MailTemplate.Text(content, Brand), MailTemplate.Html(content, Brand));
        string[] shown =
        [
            "Merhaba Ayşe,",
            "Mağaza · 261129-AB",
            "2 × Bakır cezve",
            "200,00 TRY",
            "Kargo",
            "MNG",
            "https://shop.example.com/orders/1",
            "https://api.example.com/unsubscribe?token=t",
            "https://shop.example.com/account/notifications",
            "support@example.com",
            "Moda Cad. 1, İstanbul",
            "Pazar",
        ];
        Assert.All(shown, part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.All(shown, part => Assert.Contains(part, html, StringComparison.Ordinal));
    }

    [Fact]
    public void Html_IsReadableInDarkAndNarrow_AndNoLineIsTooLongForMail()
    {
        var html = MailTemplate.Html(Full(new string('ş', 200)), Brand);
        Assert.Contains("prefers-color-scheme:dark", html, StringComparison.Ordinal);
        Assert.Contains("width=device-width", html, StringComparison.Ordinal);
        Assert.All(html.Split('\n'), line => Assert.True(System.Text.Encoding.UTF8.GetByteCount(line) < 998));
    }

    [Fact]
    public void Footer_NothingConfigured_NamesNoAddressAndNoPages()
    {
        var text = MailTemplate.Text(new MailContent(Language.English, "x"), new("Pazar", "", "", null, null));
        Assert.Equal("-- \nPazar\n", text);
    }

    [Fact]
    public void Footer_MailEverybodyGets_OffersNoWayOut() =>
        Assert.DoesNotContain(
            "notifications",
            MailTemplate.Text(Full("x") with { UnsubscribeUrl = null }, Brand),
            StringComparison.Ordinal
        );

    private static MailContent Full(string text) =>
        new(Language.Turkish, text)
        {
            Greeting = text == Nasty ? Nasty : "Merhaba Ayşe,",
            Paragraphs = [text, "Satır 1\nSatır 2"],
            Action = new(text, "https://shop.example.com/orders/1"),
            Groups =
            [
                new(
                    text == Nasty ? Nasty : "Mağaza · 261129-AB",
                    "https://shop.example.com/stores/magaza",
                    [new(text, text, 2, "200,00 TRY", new("https://cdn.example.com/a.webp?x=\"><script>", text, 9, 9))],
                    [new("Kargo", "0,00 TRY"), new("Toplam", "200,00 TRY")]
                ),
            ],
            Facts = [new("Kargo firması", text == Nasty ? Nasty : "MNG")],
            Closing = [text],
            UnsubscribeUrl = "https://api.example.com/unsubscribe?token=t",
        };
}
