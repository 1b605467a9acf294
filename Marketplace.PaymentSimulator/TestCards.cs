namespace Marketplace.PaymentSimulator;

/// <summary>The card number of a scenario.</summary>
/// <param name="Number">The number, digits only.</param>
/// <param name="Scenario">What happens when a person pays with it.</param>
/// <param name="Turkish">What the card does, in Turkish.</param>
/// <param name="English">What the card does, in English.</param>
public sealed record TestCard(string Number, Scenario Scenario, string Turkish, string English)
{
    /// <summary>The last four digits.</summary>
    public string Last4 => Number[^4..];

    /// <summary>The number in groups of four.</summary>
    public string Spaced => string.Join(' ', Number.Chunk(4).Select(group => new string(group)));
}

/// <summary>The card numbers that the simulator accepts. It accepts no other, so that nobody enters a real
/// one.</summary>
public static class TestCards
{
    /// <summary>All cards, the most common first.</summary>
    public static IReadOnlyList<TestCard> All { get; } =
    [
        Card("4242424242424242", Scenario.Success, "Ödeme başarılı", "Payment succeeds"),
        Card("4000000000000002", Scenario.Decline, "Kart reddedilir", "Card is declined"),
        Card(
            "4000002500003155",
            Scenario.RequiresAction,
            "Banka onayı ister (3-D Secure)",
            "Asks for approval (3-D Secure)"
        ),
        Card(
            "4000009900000012",
            Scenario.Timeout,
            "Bir süre bekler, sonra başarılı olur",
            "Stays processing, succeeds later"
        ),
        Card("4000009900000046", Scenario.Late, "Oturum dolduktan sonra ödenir", "Paid after the session expired"),
        Card("4000009900000053", Scenario.Lost, "Ödenir, bildirim hiç gitmez", "Paid, webhooks are lost"),
        Card("4000009900000020", Scenario.Duplicate, "Her bildirim üç kez gider", "Every webhook comes three times"),
        Card("4000009900000038", Scenario.Reordered, "Bildirimler ters sırada gider", "Webhooks come in reverse order"),
        Card("4000009900000061", Scenario.WrongAmount, "Başka bir tutar ödenir", "Another amount is paid"),
        Card("4000009900000079", Scenario.WrongCurrency, "Başka para biriminde ödenir", "Paid in another currency"),
        Card(
            "4000009900000087",
            Scenario.BadSignature,
            "Bildirimlerin imzası yanlıştır",
            "Webhooks are signed wrongly"
        ),
        Card("4000000000005126", Scenario.RefundFails, "Ödenir, iadesi başarısız olur", "Paid, its refund fails"),
    ];

    /// <summary>The card of a successful payment.</summary>
    public static TestCard Default => All[0];

    /// <summary>The card with a number, spaces allowed; null if there is none.</summary>
    public static TestCard? Find(string? number)
    {
        var digits = Digits(number);
        return All.FirstOrDefault(card => card.Number == digits);
    }

    /// <summary>The first card of a scenario.</summary>
    public static TestCard Of(Scenario scenario) => All.First(card => card.Scenario == scenario);

    private static string Digits(string? number) => string.Concat((number ?? "").Where(char.IsAsciiDigit));

    private static TestCard Card(string number, Scenario scenario, string turkish, string english) =>
        new(number, scenario, turkish, english);
}
