using System.Text.Json;

namespace Marketplace.PaymentSimulator;

/// <summary>The course of a payment, selected by test card or by the header <c>X-Simulator-Scenario</c>.</summary>
public enum Scenario
{
    /// <summary>Paid at once; webhooks arrive once, in order and correctly signed.</summary>
    Success,

    /// <summary>The card is declined; the session stays open for another attempt.</summary>
    Decline,

    /// <summary>The cardholder must approve the payment at the bank's page.</summary>
    RequiresAction,

    /// <summary>By card: stays in processing, succeeds later. By header: the request is executed, but the response
    /// is delayed.</summary>
    Timeout,

    /// <summary>Every webhook arrives three times, at the same moment.</summary>
    Duplicate,

    /// <summary>The webhooks of a failure, a processing and a success arrive in reverse order.</summary>
    Reordered,

    /// <summary>The session expires, and the payment succeeds afterwards.</summary>
    Late,

    /// <summary>Paid, but no webhook is ever sent.</summary>
    Lost,

    /// <summary>Another amount is paid than requested.</summary>
    WrongAmount,

    /// <summary>The amount is paid in another currency.</summary>
    WrongCurrency,

    /// <summary>Webhooks are signed with an unknown secret.</summary>
    BadSignature,

    /// <summary>Paid; a refund is accepted and fails later.</summary>
    RefundFails,
}

/// <summary>The names of the scenarios in requests, such as <c>requires_action</c>.</summary>
public static class ScenarioNames
{
    private static readonly Dictionary<string, Scenario> ByName = Enum.GetValues<Scenario>()
        .ToDictionary(scenario => scenario.Name(), StringComparer.OrdinalIgnoreCase);

    /// <summary>All names, in the order of the scenarios.</summary>
    public static IReadOnlyCollection<string> All => ByName.Keys;

    /// <summary>The name of a scenario.</summary>
    public static string Name(this Scenario scenario) =>
        JsonNamingPolicy.SnakeCaseLower.ConvertName(scenario.ToString());

    /// <summary>The scenario with a name; false if there is none.</summary>
    public static bool TryParse(string? name, out Scenario scenario) =>
        ByName.TryGetValue(name?.Trim() ?? "", out scenario);
}
