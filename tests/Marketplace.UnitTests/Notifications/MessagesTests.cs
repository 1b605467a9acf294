using System.Reflection;
using System.Text.RegularExpressions;
using Marketplace.Foundation;
using Marketplace.Modules.Notifications;

namespace Marketplace.UnitTests.Notifications;

/// <summary>Every message is in every language, and is written as its reader writes.</summary>
public sealed partial class MessagesTests
{
    [Fact]
    public void Messages_EachOne_IsInTheCatalogueAndSaysTheSameInEveryLanguage()
    {
        var written = typeof(Message)
            .Assembly.GetTypes()
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(f => f.FieldType == typeof(Message))
            .Select(f => (Message)f.GetValue(null)!)
            .ToList();
        Assert.True(written.Count > 25);
        Assert.Equal(written.Select(m => m.Template).Order(), Messages.ByTemplate.Keys.Order());
        Assert.All(
            written,
            m =>
            {
                Assert.Matches("^[a-z_]+(\\.[a-z_]+)+$", m.Template);
                Assert.All([m.Subject, m.Body], SaysTheSameInEveryLanguage);
            }
        );
    }

    [Theory]
    [InlineData("tr", "1.234,50 TRY · 1.500 · Ürün · 31 Ocak 2026")]
    [InlineData("en", "1,234.50 TRY · 1,500 · Product · 31 January 2026")]
    public void In_Values_AreShownAsTheReaderWritesThem(string language, string expected)
    {
        const string body = "{total} · {units} · {word} · {day}";
        var message = new Message(
            "test.message",
            NotificationKind.Orders,
            LocalizedText.Same("x"),
            LocalizedText.Same(body)
        );
        var values = new MessageValues()
            .Money("total", new(123_450, "TRY"))
            .Number("units", 1500)
            .Words("word", new("Ürün", "Product"))
            .Day("day", new(2026, 1, 31, 23, 0, 0, TimeSpan.Zero));
        Assert.Equal(expected, message.In(Language.Find(language)!, TimeZoneInfo.Utc, values.ToJson()).Body);
    }

    [Fact]
    public void In_DateAtNight_IsTheDayOfTheZone()
    {
        var message = new Message(
            "test.message",
            NotificationKind.Orders,
            LocalizedText.Same("x"),
            LocalizedText.Same("{day}")
        );
        var values = new MessageValues().Day("day", new(2026, 11, 28, 23, 55, 19, TimeSpan.Zero)).ToJson();
        var istanbul = TimeZoneInfo.FindSystemTimeZoneById("Europe/Istanbul");
        Assert.Equal("29 November 2026", message.In(Language.English, istanbul, values).Body);
    }

    [Fact]
    public void Words_AreStoredUnderTheCodeOfEachLanguage() =>
        Assert.Equal(
            """{"word":{"tr":"mal","en":"product"}}""",
            new MessageValues().Words("word", new("mal", "product")).ToJson()
        );

    [Fact]
    public void In_WordsStoredBeforeALanguageWasAdded_FallsBackToTheDefault()
    {
        var message = new Message(
            "test.message",
            NotificationKind.Orders,
            LocalizedText.Same("x"),
            LocalizedText.Same("{word}")
        );
        Assert.Equal("Ürün", message.In(Language.English, TimeZoneInfo.Utc, """{"word":{"tr":"Ürün"}}""").Body);
    }

    private static void SaysTheSameInEveryLanguage(LocalizedText text) =>
        Assert.All(
            Language.All,
            language =>
            {
                Assert.False(string.IsNullOrWhiteSpace(text.In(language)));
                Assert.Equal(Places(text.In(Language.Default)).Order(), Places(text.In(language)).Order());
            }
        );

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"\{[A-Za-z]+\}")]
    private static partial Regex Place();
}
