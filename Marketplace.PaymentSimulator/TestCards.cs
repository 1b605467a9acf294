namespace Marketplace.PaymentSimulator;

/// <summary>A card number that stands for a scenario.</summary>
/// <param name="Number">The number, digits only.</param>
/// <param name="Token">The payment method's name in the API, for payments without a checkout page.</param>
/// <param name="Scenario">What happens when a person pays with it.</param>
/// <param name="Later">What happens when it was saved and is charged again without the cardholder.</param>
/// <param name="Turkish">What the card does, in Turkish.</param>
/// <param name="English">What the card does, in English.</param>
public sealed record TestCard(
    string Number,
    string Token,
    Scenario Scenario,
    Scenario Later,
    string Turkish,
    string English
)
{
    /// <summary>The last four digits.</summary>
    public string Last4 => Number[^4..];

    /// <summary>The number in groups of four.</summary>
    public string Spaced => string.Join(' ', Number.Chunk(4).Select(group => new string(group)));
}

/// <summary>The card numbers the simulator knows. It takes no other, so that nobody types a real one in.</summary>
public static class TestCards
{
    /// <summary>All cards, the everyday ones first.</summary>
    public static IReadOnlyList<TestCard> All { get; } =
    [
        Card("4242424242424242", "pm_card_visa", Scenario.Success, "Ödeme başarılı", "Payment succeeds"),
        Card("4000000000000002", "pm_card_chargeDeclined", Scenario.Decline, "Kart reddedilir", "Card is declined"),
        Card(
            "4000002500003155",
            "pm_card_authenticationRequired",
            Scenario.RequiresAction,
            "Banka onayı ister (3-D Secure)",
            "Asks for approval (3-D Secure)",
            Scenario.Success
        ),
        Card(
            "4000009900000012",
            "pm_card_simulatorTimeout",
            Scenario.Timeout,
            "Bir süre bekler, sonra başarılı olur",
            "Stays processing, succeeds later"
        ),
        Card(
            "4000009900000046",
            "pm_card_simulatorLate",
            Scenario.Late,
            "Oturum dolduktan sonra ödenir",
            "Paid after the session expired"
        ),
        Card(
            "4000009900000053",
            "pm_card_simulatorLost",
            Scenario.Lost,
            "Ödenir, bildirim hiç gitmez",
            "Paid, webhooks are lost"
        ),
        Card(
            "4000009900000020",
            "pm_card_simulatorDuplicate",
            Scenario.Duplicate,
            "Her bildirim üç kez gider",
            "Every webhook comes three times"
        ),
        Card(
            "4000009900000038",
            "pm_card_simulatorReordered",
            Scenario.Reordered,
            "Bildirimler ters sırada gider",
            "Webhooks come in reverse order"
        ),
        Card(
            "4000009900000061",
            "pm_card_simulatorWrongAmount",
            Scenario.WrongAmount,
            "Başka bir tutar ödenir",
            "Another amount is paid"
        ),
        Card(
            "4000009900000079",
            "pm_card_simulatorWrongCurrency",
            Scenario.WrongCurrency,
            "Başka para biriminde ödenir",
            "Paid in another currency"
        ),
        Card(
            "4000009900000087",
            "pm_card_simulatorBadSignature",
            Scenario.BadSignature,
            "Bildirimlerin imzası yanlıştır",
            "Webhooks are signed wrongly"
        ),
        Card(
            "4000000000005126",
            "pm_card_refundFail",
            Scenario.RefundFails,
            "Ödenir, iadesi başarısız olur",
            "Paid, its refund fails"
        ),
        Card(
            "4000000000000341",
            "pm_card_chargeCustomerFail",
            Scenario.Success,
            "Şimdi ödenir, sonraki çekimler reddedilir",
            "Paid now, later charges are declined",
            Scenario.Decline
        ),
    ];

    /// <summary>The card that pays without trouble.</summary>
    public static TestCard Default => All[0];

    /// <summary>The card of a number, spaces allowed; null if the simulator does not know it.</summary>
    public static TestCard? Find(string? number)
    {
        var digits = Digits(number);
        return All.FirstOrDefault(card => card.Number == digits);
    }

    /// <summary>The card behind a payment method's name; null if there is none.</summary>
    public static TestCard? FindToken(string? token) => All.FirstOrDefault(card => card.Token == token);

    /// <summary>The first card of a scenario.</summary>
    public static TestCard Of(Scenario scenario) => All.First(card => card.Scenario == scenario);

    private static string Digits(string? number) => string.Concat((number ?? "").Where(char.IsAsciiDigit));

    private static TestCard Card(
        string number,
        string token,
        Scenario scenario,
        string turkish,
        string english,
        Scenario? later = null
    ) => new(number, token, scenario, later ?? scenario, turkish, english);
}
