using System.Reflection;
using System.Text.RegularExpressions;
using Marketplace.Foundation;
using Marketplace.Modules.Notifications;

namespace Marketplace.UnitTests.Notifications;

/// <summary>Every message has both languages, and is written as its reader writes.</summary>
public sealed partial class MessagesTests
{
    [Fact]
    public void Messages_EachOne_IsInTheCatalogueAndSaysTheSameInBothLanguages()
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
                Assert.All(
                    [m.SubjectTr, m.SubjectEn, m.BodyTr, m.BodyEn],
                    text => Assert.False(string.IsNullOrWhiteSpace(text))
                );
                Assert.Equal(Places(m.SubjectTr).Order(), Places(m.SubjectEn).Order());
                Assert.Equal(Places(m.BodyTr).Order(), Places(m.BodyEn).Order());
            }
        );
    }

    [Theory]
    [InlineData("tr", "1.234,50 TRY · 1.500 · Ürün · 31 Ocak 2026")]
    [InlineData("en", "1,234.50 TRY · 1,500 · Product · 31 January 2026")]
    public void In_Values_AreShownAsTheReaderWritesThem(string locale, string expected)
    {
        const string body = "{total} · {units} · {word} · {day}";
        var message = new Message("test.message", NotificationKind.Orders, "x", "x", body, body);
        var values = new MessageValues()
            .Money("total", new(123_450, "TRY"))
            .Number("units", 1500)
            .Words("word", "Ürün", "Product")
            .Day("day", new(2026, 1, 31, 23, 0, 0, TimeSpan.Zero));
        Assert.Equal(expected, message.In(locale, values.ToJson()).Body);
    }

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"\{[A-Za-z]+\}")]
    private static partial Regex Place();
}
