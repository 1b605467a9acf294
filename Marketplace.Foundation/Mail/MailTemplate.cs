using System.Text;

namespace Marketplace.Foundation;

/// <summary>Writes the plain text of a mail, and chooses the words that every mail has; <see cref="MailHtml"/> writes
/// the same as HTML.</summary>
public static class MailTemplate
{
    /// <summary>The text for readers that show no HTML.</summary>
    public static string Text(MailContent content, MailBrand brand)
    {
        var text = new StringBuilder();
        if (content.Greeting is { } greeting)
            Paragraph(text, greeting);
        foreach (var paragraph in content.Paragraphs)
            Paragraph(text, paragraph);
        if (content.Action is { } action)
            Paragraph(text, $"{action.Label}:\n{action.Url}");
        foreach (var group in content.Groups)
            Paragraph(text, Group(group));
        foreach (var fact in content.Facts)
            Paragraph(text, $"{fact.Label}:\n{fact.Value}");
        foreach (var paragraph in content.Closing)
            Paragraph(text, paragraph);
        text.Append("-- \n").Append(brand.Name).Append('\n');
        foreach (var line in Footer(content, brand))
            text.Append(line.Url is null ? line.Text : $"{line.Text}: {line.Url}").Append('\n');
        return text.ToString();
    }

    /// <summary>The same as HTML.</summary>
    public static string Html(MailContent content, MailBrand brand) => new MailHtml(content, brand).Write();

    /// <summary>The lines below every mail.</summary>
    internal static IEnumerable<(string Text, string? Url)> Footer(MailContent content, MailBrand brand)
    {
        var language = content.Language;
        if (brand.PostalAddress.Length > 0)
            yield return (brand.PostalAddress, null);
        if (brand.SupportEmail.Length > 0)
            yield return (MailWords.Questions(brand.SupportEmail).In(language), null);
        if (brand.HomeUrl is { } home)
            yield return (MailWords.Shop.In(language), home);
        if (content.UnsubscribeUrl is not { } unsubscribe)
            yield break;
        if (brand.PreferencesUrl is { } preferences)
            yield return (MailWords.Preferences.In(language), preferences);
        yield return (MailWords.Unsubscribe.In(language), unsubscribe);
    }

    private static string Group(MailGroup group)
    {
        var lines = new List<string> { group.Heading };
        foreach (var item in group.Items)
            lines.Add($"{item.Quantity} × {item.Title}{(item.Note is { } note ? $" ({note})" : "")}: {item.Amount}");
        lines.AddRange(group.Totals.Select(total => $"{total.Label}: {total.Value}"));
        return string.Join('\n', lines);
    }

    private static void Paragraph(StringBuilder text, string paragraph) => text.Append(paragraph).Append("\n\n");
}
