namespace Marketplace.Modules.Payments;

/// <summary>Money that only one side knows, or knows differently, as a comparison with the provider found it.</summary>
public sealed class ReconciliationFinding
{
    public required string Provider { get; init; }

    /// <summary>The provider's id of the payment, or ours where the provider does not know it.</summary>
    public required string Subject { get; init; }

    public required string Detail { get; init; }

    /// <summary>When it was found first.</summary>
    public DateTimeOffset FoundAt { get; init; }
}
