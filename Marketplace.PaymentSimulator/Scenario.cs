using System.Text.Json;

namespace Marketplace.PaymentSimulator;

/// <summary>What goes right or wrong with a payment, chosen by test card or by the header
/// <c>X-Simulator-Scenario</c>.</summary>
public enum Scenario
{
    /// <summary>Paid at once; webhooks arrive once, in order, signed well.</summary>
    Success,

    /// <summary>The card is refused; the session stays open for another try.</summary>
    Decline,

    /// <summary>The cardholder must first approve at the bank's page; without a cardholder it is a refusal.</summary>
    RequiresAction,

    /// <summary>By card: stays in processing, succeeds later. By header: the work is done, but the answer is held
    /// back.</summary>
    Timeout,

    /// <summary>Every webhook arrives three times, at the same moment.</summary>
    Duplicate,

    /// <summary>A failure, a processing and a success happened in this order; their webhooks arrive in the reverse
    /// one.</summary>
    Reordered,

    /// <summary>The session expires first, the money comes afterwards.</summary>
    Late,

    /// <summary>Paid, but no webhook is ever sent.</summary>
    Lost,

    /// <summary>Another amount is paid than was asked for.</summary>
    WrongAmount,

    /// <summary>The amount is paid in another currency.</summary>
    WrongCurrency,

    /// <summary>Webhooks are signed with a secret nobody knows.</summary>
    BadSignature,

    /// <summary>Paid; a refund is accepted at first and fails later.</summary>
    RefundFails,
}

/// <summary>The written names of the scenarios, such as <c>requires_action</c>.</summary>
public static class ScenarioNames
{
    private static readonly Dictionary<string, Scenario> ByName = Enum.GetValues<Scenario>()
        .ToDictionary(scenario => scenario.Name(), StringComparer.OrdinalIgnoreCase);

    /// <summary>All names, in the order of the scenarios.</summary>
    public static IReadOnlyCollection<string> All => ByName.Keys;

    /// <summary>The written name of a scenario.</summary>
    public static string Name(this Scenario scenario) =>
        JsonNamingPolicy.SnakeCaseLower.ConvertName(scenario.ToString());

    /// <summary>The scenario of a written name; false if there is none.</summary>
    public static bool TryParse(string? name, out Scenario scenario) =>
        ByName.TryGetValue(name?.Trim() ?? "", out scenario);
}
