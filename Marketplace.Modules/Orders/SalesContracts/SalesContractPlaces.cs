using System.Text.RegularExpressions;
using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>The places of a template, written <c>{name}</c>, and what they are filled with.</summary>
public static partial class SalesContractPlaces
{
    /// <summary>Places that every template must have: without them a text would not say who sells what to whom at
    /// which price, or would be the same for two orders.</summary>
    public static readonly IReadOnlyList<string> Required = ["seller", "buyer", "goods", "total", "reference"];

    private static readonly Dictionary<string, Func<ContractFacts, string>> All = new(StringComparer.Ordinal)
    {
        ["seller"] = ContractParties.Seller,
        ["buyer"] = facts => ContractParties.Buyer(facts.Checkout.Address),
        ["marketplace"] = facts => ContractParties.Marketplace(facts.Terms, facts.Language),
        ["goods"] = ContractGoods.Lines,
        ["itemsTotal"] = facts => Show(facts.Part.ItemsTotal, facts),
        ["shipping"] = facts => Show(facts.Part.ShippingTotal, facts),
        ["tax"] = facts => Show(facts.Part.TaxTotal, facts),
        ["total"] = facts => Show(facts.Part.Total, facts),
        ["payment"] = facts => ContractGoods.Payment(facts.Checkout.PaymentMethod).In(facts.Language),
        ["delivery"] = facts => ContractGoods.Delivery(facts.Part.Delivery.Type).In(facts.Language),
        ["withdrawalDays"] = facts => facts.Terms.WithdrawalDays.ToString(facts.Language.Culture),
        ["date"] = facts => facts.Language.LongDate(facts.Checkout.CreatedAt, facts.Terms.Zone),
        ["reference"] = facts => facts.Checkout.Id.ToString(),
    };

    /// <summary>Every place a template may have.</summary>
    public static IReadOnlyCollection<string> Names => All.Keys;

    /// <summary>The names between braces that are no places.</summary>
    public static IReadOnlyList<string> Unknown(string body) =>
        [.. Used(body).Where(name => !All.ContainsKey(name)).Distinct(StringComparer.Ordinal)];

    /// <summary>Required places that the template lacks.</summary>
    public static IReadOnlyList<string> Missing(string body) => [.. Required.Except(Used(body))];

    /// <summary>The text with its places filled.</summary>
    internal static string Fill(string body, ContractFacts facts) =>
        MessageTemplate.Fill(
            body,
            Used(body)
                .Distinct(StringComparer.Ordinal)
                .Where(All.ContainsKey)
                .ToDictionary(name => name, object? (name) => All[name](facts), StringComparer.Ordinal),
            facts.Language
        );

    private static string Show(Money money, ContractFacts facts) => Currencies.Show(money, facts.Language);

    private static IEnumerable<string> Used(string body) =>
        Place().Matches(body).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"\{([^}]*)\}")]
    private static partial Regex Place();
}

/// <summary>What a text is filled from.</summary>
internal sealed record ContractFacts(
    Checkout Checkout,
    SellerQuote Part,
    SellerParty Seller,
    ContractTerms Terms,
    Language Language
);

/// <summary>What the deployment's settings contribute to a text.</summary>
internal sealed record ContractTerms(
    string MarketplaceName,
    string PostalAddress,
    string SupportEmail,
    TimeZoneInfo Zone,
    int WithdrawalDays
);
