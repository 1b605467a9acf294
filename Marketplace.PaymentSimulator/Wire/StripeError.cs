namespace Marketplace.PaymentSimulator.Wire;

/// <summary>Why a request or a payment failed, in the provider's format.</summary>
public sealed record StripeError(string Type, string Message)
{
    public string? Code { get; init; }

    public string? DeclineCode { get; init; }

    public string? Param { get; init; }

    public string? Charge { get; init; }
}
