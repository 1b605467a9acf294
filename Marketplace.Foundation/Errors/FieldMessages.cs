namespace Marketplace.Foundation;

/// <summary>Texts of field errors in both languages.</summary>
public static class FieldMessages
{
    private static readonly Dictionary<string, (string Tr, string En)> Texts = new(StringComparer.Ordinal)
    {
        ["value.required"] = ("Bu alan zorunlu.", "This field is required."),
        ["value.too_short"] = ("En az {min} karakter olmalı.", "Must have at least {min} characters."),
        ["value.too_long"] = ("En fazla {max} karakter olmalı.", "Must have at most {max} characters."),
        ["value.too_small"] = ("En az {min} olmalı.", "Must be at least {min}."),
        ["value.too_large"] = ("En fazla {max} olmalı.", "Must be at most {max}."),
        ["value.format"] = ("Biçimi geçersiz.", "The format is invalid."),
        ["value.not_allowed"] = ("Bu değere izin yok.", "This value is not allowed."),
        ["value.duplicate"] = ("Aynı değer birden çok kez var.", "The same value appears more than once."),
        ["value.iban"] = ("Geçerli bir IBAN değil.", "Not a valid IBAN."),
        ["value.tax_id"] = ("Geçerli bir vergi veya kimlik numarası değil.", "Not a valid tax or identity number."),
        ["value.email"] = ("Geçerli bir e-posta adresi değil.", "Not a valid e-mail address."),
        ["value.phone"] = ("Telefon +905321234567 biçiminde olmalı.", "Must be a phone number like +905321234567."),
    };

    private static readonly (string Tr, string En) Allowed = (
        "Bu değere izin yok; şunlardan biri olmalı: {allowed}.",
        "This value is not allowed; it must be one of: {allowed}."
    );

    /// <summary>The codes clients can receive.</summary>
    public static IReadOnlyCollection<string> Codes => Texts.Keys;

    /// <summary>The text for a code with its placeholders filled; the code itself when there is no text.</summary>
    public static string Text(string code, string language, IReadOnlyDictionary<string, object?> parameters) =>
        code == "value.not_allowed" && parameters.ContainsKey("allowed") ? Filled(Allowed, language, parameters)
        : Texts.TryGetValue(code, out var text) ? Filled(text, language, parameters)
        : code;

    private static string Filled(
        (string Tr, string En) text,
        string language,
        IReadOnlyDictionary<string, object?> parameters
    ) => MessageTemplate.Fill(language == "en" ? text.En : text.Tr, parameters);
}
