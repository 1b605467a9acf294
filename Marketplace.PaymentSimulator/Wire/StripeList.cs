namespace Marketplace.PaymentSimulator.Wire;

/// <summary>A page of objects.</summary>
public sealed record StripeList<T>(string Url)
{
    public string Object => "list";

    public List<T> Data { get; init; } = [];

    public bool HasMore { get; init; }
}
