namespace Marketplace.Foundation;

/// <summary>Texts of field errors.</summary>
public static class FieldMessages
{
    internal const string NotAllowed = "value.not_allowed";

    private static readonly Dictionary<string, LocalizedText> Texts = new(StringComparer.Ordinal)
    {
        ["value.required"] = new("Bu alan zorunlu.", "This field is required."),
        ["value.one_required"] = new("Bu alan ya da {other} zorunlu.", "This field or {other} is required."),
        ["value.too_short"] = new("En az {min} karakter olmalı.", "Must have at least {min} characters."),
        ["value.too_long"] = new("En fazla {max} karakter olmalı.", "Must have at most {max} characters."),
        ["value.too_small"] = new("En az {min} olmalı.", "Must be at least {min}."),
        ["value.too_large"] = new("En fazla {max} olmalı.", "Must be at most {max}."),
        ["value.too_many"] = new("En fazla {max} öğe olabilir.", "May have at most {max} entries."),
        ["value.format"] = new("Biçimi geçersiz.", "The format is invalid."),
        ["value.code"] = new(
            "Yalnızca küçük harf (a–z), rakam, nokta ve alt çizgi içerebilir, en fazla 40 karakter: örneğin goodwill.",
            "Must be lower-case letters (a–z), digits, dots and underscores, at most 40: for example goodwill."
        ),
        ["value.letters_digits"] = new(
            "Yalnızca harf (A–Z), rakam ve tire içerebilir.",
            "Must be letters (A–Z), digits and dashes only."
        ),
        [NotAllowed] = new(
            "Bu değere izin yok; şunlardan biri olmalı: {allowed}.",
            "This value is not allowed; it must be one of: {allowed}."
        ),
        ["value.file_line"] = new("{line}. satır okunamıyor.", "Line {line} cannot be read."),
        ["value.unknown"] = new("Bu ad burada bilinmiyor.", "This name is not known here."),
        ["value.exclusive"] = new("{other} ile birlikte verilemez.", "Cannot be given together with {other}."),
        ["value.https_url"] = new(
            "https:// ile başlayan, kullanıcı adı içermeyen bir adres olmalı.",
            "Must be an address that begins with https:// and has no user name in it."
        ),
        ["value.time_zone"] = new(
            "Europe/Istanbul gibi bir saat diliminin adı olmalı.",
            "Must be the name of a time zone, such as Europe/Istanbul."
        ),
        ["value.duplicate"] = new("Aynı değer birden çok kez var.", "The same value appears more than once."),
        ["value.iban"] = new("Geçerli bir IBAN değil.", "Not a valid IBAN."),
        ["value.tax_id"] = new("Geçerli bir vergi veya kimlik numarası değil.", "Not a valid tax or identity number."),
        ["value.places_unknown"] = new(
            "Bilinmeyen yer: {unknown}. Şunlar kullanılabilir: {allowed}.",
            "Unknown places: {unknown}. Allowed are: {allowed}."
        ),
        ["value.places_missing"] = new("Eksik yer: {missing}.", "Missing places: {missing}."),
        ["value.mersis"] = new("MERSİS numarası 16 rakamdır.", "A MERSİS number has 16 digits."),
        ["value.kep"] = new(
            "Geçerli bir KEP adresi değil; kep.tr ile biter.",
            "Not a registered e-mail address (KEP); it ends in kep.tr."
        ),
        ["value.email"] = new("Geçerli bir e-posta adresi değil.", "Not a valid e-mail address."),
        ["value.country"] = new("Geçerli bir ülke kodu değil.", "Not the code of a country, such as TR."),
        ["value.phone"] = new("Telefon +905321234567 biçiminde olmalı.", "Must be a phone number like +905321234567."),
    };

    /// <summary>The codes clients can receive.</summary>
    public static IReadOnlyCollection<string> Codes => Texts.Keys;

    /// <summary>The text for a code with its placeholders filled; the code itself when there is no text.</summary>
    public static string Text(string code, Language language, IReadOnlyDictionary<string, object?> parameters) =>
        Texts.TryGetValue(code, out var text) ? text.In(language, parameters) : code;
}
