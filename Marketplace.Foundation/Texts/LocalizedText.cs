namespace Marketplace.Foundation;

/// <summary>A text, or a template with <c>{name}</c> placeholders, in every language of the product.</summary>
public sealed record LocalizedText(string Turkish, string English)
{
    /// <summary>A text that is the same in every language, such as a code.</summary>
    public static LocalizedText Same(string text) => new(text, text);

    /// <summary>The text in a language.</summary>
    public string In(Language language) => language.TextOf(this);

    /// <summary>The template in a language with its placeholders filled.</summary>
    public string In(Language language, IReadOnlyDictionary<string, object?> values) =>
        MessageTemplate.Fill(In(language), values, language);
}
