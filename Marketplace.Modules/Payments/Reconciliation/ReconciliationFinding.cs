namespace Marketplace.Modules.Payments;

/// <summary>A discrepancy found by reconciliation: money that only one side knows of, or that the two sides record
/// differently.</summary>
public sealed class ReconciliationFinding
{
    public required string Provider { get; init; }

    /// <summary>The provider's id of the payment, or ours if the provider does not know it.</summary>
    public required string Subject { get; init; }

    public required string Detail { get; init; }

    /// <summary>When it was first found.</summary>
    public DateTimeOffset FoundAt { get; init; }
}
