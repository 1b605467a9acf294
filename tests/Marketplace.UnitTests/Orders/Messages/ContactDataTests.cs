using Marketplace.Modules.Orders;

namespace Marketplace.UnitTests.Orders;

/// <summary>What is taken out of messages about orders, and what stays.</summary>
public sealed class ContactDataTests
{
    [Theory]
    [InlineData("05321234567")]
    [InlineData("0532 123 45 67")]
    [InlineData("0 532 123 45 67")]
    [InlineData("0(532) 123 45 67")]
    [InlineData("0532-123-45-67")]
    [InlineData("0532.123.45.67")]
    [InlineData("0532/123/45/67")]
    [InlineData("0532 1234567")]
    [InlineData("05 32 12 34 56 7")]
    [InlineData("0 5 3 2 1 2 3 4 5 6 7")]
    [InlineData("+90 532 123 45 67")]
    [InlineData("+905321234567")]
    [InlineData("0090 532 123 45 67")]
    [InlineData("90 532 123 45 67")]
    [InlineData("905321234567")]
    [InlineData("532 123 45 67")]
    [InlineData("532 123 4567")]
    [InlineData("5321234567")]
    [InlineData("(532) 123 45 67")]
    [InlineData("O532 123 45 67")]
    [InlineData("o5321234567")]
    [InlineData("０５３２ １２３ ４５ ６７")]
    [InlineData("0️⃣5️⃣3️⃣2️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣")]
    [InlineData("0532\n123 45 67")]
    [InlineData("0532\u200b123\u200b4567")]
    [InlineData("0212 345 67 89")]
    [InlineData("0(212) 345 67 89")]
    [InlineData("(212) 345 67 89")]
    [InlineData("+90 212 345 67 89")]
    [InlineData("0850 123 45 67")]
    [InlineData("444 1 234")]
    [InlineData("+49 171 1234567")]
    [InlineData("sıfır beş yüz otuz iki yüz yirmi üç kırk beş altmış yedi")]
    [InlineData("SIFIR BEŞ YÜZ OTUZ İKİ YÜZ YİRMİ ÜÇ KIRK BEŞ ALTMIŞ YEDİ")]
    [InlineData("beş yüz otuz iki yüz yirmi üç kırk beş altmış yedi")]
    [InlineData("sifir bes uc iki bir iki uc dort bes alti yedi")]
    [InlineData("sıfırbeşyüzotuziki 123 45 67")]
    [InlineData("0532 yüz yirmi üç 45 67")]
    public void Hide_APhoneNumber_IsReplaced(string number)
    {
        foreach (var text in new[] { number, $"Beni {number} ile arayın", $"tel: {number}.", $"2 adet, {number}" })
        {
            var (left, found) = ContactData.Hide(text);
            Assert.True(found, text);
            Assert.Contains(ContactData.Mask, left, StringComparison.Ordinal);
            Assert.DoesNotContain("67", left, StringComparison.Ordinal);
            Assert.DoesNotContain("yedi", left, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("ayse.yilmaz@example.com")]
    [InlineData("AYŞE@ÖRNEK.COM.TR")]
    [InlineData("ayse @ example . com")]
    [InlineData("ayse@gmail")]
    [InlineData("ayse [at] example.com")]
    [InlineData("ayse (at) example (dot) com")]
    [InlineData("ayse(et)example nokta com")]
    [InlineData("ayse at gmail nokta com")]
    [InlineData("https://example.com/a?b=c")]
    [InlineData("http://example.com")]
    [InlineData("HTTPS : //example.com/x")]
    [InlineData("www.example.com")]
    [InlineData("www . example.net/yol")]
    [InlineData("example.com.tr")]
    [InlineData("magaza-example.shop/urun/1")]
    [InlineData("wa.me/905321234567")]
    [InlineData("t.me/ayse")]
    [InlineData("bit.ly/3abc")]
    [InlineData("example nokta com")]
    [InlineData("TR33 0006 1005 1978 6457 8413 26")]
    [InlineData("TR330006100519786457841326")]
    [InlineData("tr 33 0006 1005 1978 6457 8413 26")]
    [InlineData("TR99 0006 1005 1978 6457 8413 26")]
    [InlineData("33 0006 1005 1978 6457 8413 26")]
    [InlineData("DE89 3704 0044 0532 0130 00")]
    [InlineData("GB82WEST12345698765432")]
    public void Hide_AnAddressOrAccount_IsReplacedWhole(string contact)
    {
        Assert.Equal(("Buraya ••• lütfen", true), ContactData.Hide($"Buraya {contact} lütfen"));
        Assert.Equal((ContactData.Mask, true), ContactData.Hide(contact));
    }

    [Theory]
    [InlineData("Fiyatı 1.249,50 TL, kargo 49,90 TL, toplam 1.299,40 TL.")]
    [InlineData("5.321.234.567 TL olmaz herhalde")]
    [InlineData("500 250 125 ml seçenekleri")]
    [InlineData("1500+2500+3500+4500 olarak hesapladım")]
    [InlineData("Sipariş numaram 261129-7KXQ2P")]
    [InlineData("Sipariş 261129-053212 henüz gelmedi")]
    [InlineData("Bedenler: 36 38 40 42 44 46 48 50 52 54 56 58")]
    [InlineData("50 52 54 56 58 beden var mı?")]
    [InlineData("51-52-53-54-55 numara")]
    [InlineData("Ölçüler 50x70 cm ve 120x180x75 cm")]
    [InlineData("Ürün kodu ABC-5321, seri no SN5321234567X")]
    [InlineData("Barkod 8691234567890")]
    [InlineData("TC kimlik numaram 12345678950")]
    [InlineData("Takip numarası 7260531234567")]
    [InlineData("Kart 5321 2345 6789 0123 ile ödedim")]
    [InlineData("05.12.2026 150 TL ödedim, 12.12.2026 günü bekliyorum")]
    [InlineData("01.12.2026 - 05.12.2026 arası evdeyim")]
    [InlineData("09.00 - 18.00 arası 3. kat 12 numara")]
    [InlineData("İki yüz elli lira, üç adet aldım, bir tanesi bozuk")]
    [InlineData("O 5 tanesi eksik")]
    [InlineData("Saat beş buçukta, on iki gün sonra")]
    [InlineData("Tamam.Ne zaman gelir? Teşekkürler.İyi günler")]
    [InlineData("fatura.pdf ve resim.jpg göndereceğim, 3.5mm jak, v1.2.3")]
    [InlineData("Bu nokta net değil, A.Ş. adına fatura istiyorum")]
    [InlineData("5 @ 10 TL")]
    [InlineData("Posta kodu 34710, kapı şifresi 1453")]
    [InlineData("TR 3300 TL değil mi?")]
    [InlineData("1 000 000 adet, 0,5 litre, %20 KDV")]
    [InlineData("444 TL'lik ürün")]
    public void Hide_PricesSizesAndNumbersOfOrders_Stay(string text) =>
        Assert.Equal((text, false), ContactData.Hide(text));

    [Theory]
    [InlineData("+90 (532) 123 45 67")]
    [InlineData("(212) 345 67 89")]
    [InlineData("0 (532) 123-45-67")]
    [InlineData("beş yüz otuz iki yüz yirmi üç kırk beş altmış yedi")]
    public void Hide_APhoneNumber_LeavesNothingOfIt(string number) =>
        Assert.Equal(("Numaram •••, arayın", true), ContactData.Hide($"Numaram {number}, arayın"));

    [Fact]
    public void Hide_SeveralInOneText_ReplacesEachAndKeepsTheRest()
    {
        var text = "Sipariş 261129-7KXQ2P: 0532 123 45 67 ya da a@b.co, olmazsa https://x.com/y adresine bakın.";
        Assert.Equal(
            ("Sipariş 261129-7KXQ2P: ••• ya da •••, olmazsa ••• adresine bakın.", true),
            ContactData.Hide(text)
        );
    }

    [Fact]
    public void Hide_LongTextsOfOneKind_EndSoonAndNeverGrow()
    {
        foreach (var piece in new[] { "0", "5 ", "a@", "a.", "www.", "tr1", "beş", "at gmail ", "+", "(at)", "-5" })
        {
            var text = string.Concat(Enumerable.Repeat(piece, 1000))[..1000];
            var started = System.Diagnostics.Stopwatch.StartNew();
            Assert.True(ContactData.Hide(text).Text.Length <= text.Length, piece);
            Assert.True(started.Elapsed < TimeSpan.FromSeconds(20), $"{piece}: {started.Elapsed}");
        }
    }
}
