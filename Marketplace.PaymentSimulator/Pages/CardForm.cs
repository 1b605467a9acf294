using System.Globalization;

namespace Marketplace.PaymentSimulator.Pages;

/// <summary>The form of the checkout page and its errors.</summary>
public sealed class CardForm
{
    private readonly Dictionary<string, string> _errors = [];

    private CardForm(Language language) => Language = language;

    public Language Language { get; }

    public string Email { get; private init; } = "";

    public string Number { get; private init; } = "";

    public string Expiry { get; private init; } = "";

    public string Cvc { get; private init; } = "";

    public string Name { get; private init; } = "";

    /// <summary>The errors by field name; empty if the form is valid.</summary>
    public IReadOnlyDictionary<string, string> Errors => _errors;

    /// <summary>The card of a valid form.</summary>
    public TestCard Card => TestCards.Find(Number) ?? TestCards.Default;

    /// <summary>The form as first shown, filled in so that one click pays.</summary>
    public static CardForm Prefilled(Language language, TestCard card, CheckoutView session, int year) =>
        new(language)
        {
            Email = session.Email ?? "test@example.com",
            Number = card.Spaced,
            Expiry = $"12 / {(year + 3) % 100:D2}",
            Cvc = "123",
            Name = session.Name ?? language.Say("Deneme Kullanıcısı", "Test User"),
        };

    /// <summary>The submitted form, validated.</summary>
    public static CardForm Read(Language language, IFormCollection form, DateTimeOffset now)
    {
        var card = new CardForm(language)
        {
            Email = Field(form, "email", 254),
            Number = Field(form, "number", 40),
            Expiry = Field(form, "expiry", 20),
            Cvc = Field(form, "cvc", 10),
            Name = Field(form, "name", 120),
        };
        card.Check(now);
        return card;
    }

    private void Check(DateTimeOffset now)
    {
        if (!Email.Contains('@', StringComparison.Ordinal) || Email.Length < 3)
            _errors["email"] = Language.Say("Geçerli bir e-posta adresi yazın.", "Enter a valid e-mail address.");
        if (TestCards.Find(Number) is null)
        {
            _errors["number"] = Language.Say(
                "Bu bir test kartı değil. Lütfen gerçek kart numarası yazmayın; aşağıdaki test kartlarından birini "
                    + "seçin.",
                "This is not a test card. Please do not enter a real card number; choose one of the test cards below."
            );
        }

        if (!ExpiresAfter(now))
        {
            _errors["expiry"] = Language.Say(
                "Gelecekte bir tarih yazın (AA / YY).",
                "Enter a date in the future (MM / YY)."
            );
        }

        if (Cvc.Length is < 3 or > 4 || !Cvc.All(char.IsAsciiDigit))
            _errors["cvc"] = Language.Say("3 veya 4 rakam yazın.", "Enter 3 or 4 digits.");
        if (Name.Length == 0)
            _errors["name"] = Language.Say("Kart üzerindeki adı yazın.", "Enter the name on the card.");
    }

    private bool ExpiresAfter(DateTimeOffset now)
    {
        var parts = Expiry.Split(['/', ' '], StringSplitOptions.RemoveEmptyEntries);
        return parts is [var month, var year]
            && int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var m)
            && m is >= 1 and <= 12
            && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var y)
            && y is >= 0 and <= 99
            && (2000 + y > now.Year || (2000 + y == now.Year && m >= now.Month));
    }

    private static string Field(IFormCollection form, string name, int longest)
    {
        var text = form[name].ToString().Trim();
        return text.Length <= longest ? text : text[..longest];
    }
}
