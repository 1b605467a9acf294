namespace Marketplace.Foundation;

/// <summary>An entry of the error catalogue: a stable code and its texts in both languages.</summary>
/// <param name="Code">Never changed or translated, for example <c>stock.insufficient</c>.</param>
/// <param name="DetailTr">Turkish detail; <c>{name}</c> placeholders are filled from the error's parameters.</param>
/// <param name="DetailEn">English detail, with the same placeholders.</param>
public sealed record ErrorDefinition(
    string Code,
    ErrorKind Kind,
    string TitleTr,
    string TitleEn,
    string DetailTr,
    string DetailEn
)
{
    /// <summary>Creates an error with parameters.</summary>
    /// <param name="parameters">Only values the client may see.</param>
    public Error With(params (string Name, object? Value)[] parameters) =>
        new(this, parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal), []);

    /// <summary>Creates an error without parameters.</summary>
    public static implicit operator Error(ErrorDefinition definition) => definition.ToError();

    /// <summary>Creates an error without parameters.</summary>
    public Error ToError() => new(this, Error.NoParameters, []);

    public string Title(string language) => language == "en" ? TitleEn : TitleTr;

    public string Detail(string language) => language == "en" ? DetailEn : DetailTr;
}
