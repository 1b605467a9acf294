using System.Text.Json.Serialization;

namespace Marketplace.PaymentSimulator.Wire;

/// <summary>An object of the provider's API. Its public members are its JSON, in snake case; times are Unix
/// seconds.</summary>
public abstract class StripeObject
{
    /// <summary>The identifier, with the prefix of its kind.</summary>
    public required string Id { get; init; }

    /// <summary>The kind, such as <c>payment_intent</c>.</summary>
    public abstract string Object { get; }

    /// <summary>When it was created.</summary>
    public required long Created { get; init; }

    /// <summary>Always false: no money moves here.</summary>
    public bool Livemode => false;

    /// <summary>The client's own data.</summary>
    public Dictionary<string, string> Metadata { get; set; } = [];

    /// <summary>The scenario of the object.</summary>
    [JsonIgnore]
    public Scenario Scenario { get; set; }
}
