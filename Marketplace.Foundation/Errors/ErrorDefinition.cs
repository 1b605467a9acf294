namespace Marketplace.Foundation;

/// <summary>One entry of the error catalogue: a stable code with its texts in both languages.</summary>
/// <param name="Code">Stable for ever, never translated, for example <c>stock.insufficient</c>.</param>
/// <param name="DetailTr">Sentence with <c>{name}</c> places filled from the error's parameters.</param>
/// <param name="DetailEn">The same in English.</param>
public sealed record ErrorDefinition(
    string Code,
    ErrorKind Kind,
    string TitleTr,
    string TitleEn,
    string DetailTr,
    string DetailEn
)
{
    /// <summary>An occurrence of this error.</summary>
    /// <param name="parameters">Only values the client may know.</param>
    public Error With(params (string Name, object? Value)[] parameters) =>
        new(this, parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal), []);

    /// <summary>An occurrence without parameters.</summary>
    public static implicit operator Error(ErrorDefinition definition) => definition.ToError();

    /// <summary>An occurrence without parameters.</summary>
    public Error ToError() => new(this, Error.NoParameters, []);

    public string Title(string language) => language == "en" ? TitleEn : TitleTr;

    public string Detail(string language) => language == "en" ? DetailEn : DetailTr;
}
