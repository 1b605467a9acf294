using Marketplace.Foundation;

namespace Marketplace.Modules.Payments;

/// <summary>Errors of adjustments.</summary>
public static class AdjustmentErrors
{
    public static readonly ErrorDefinition Unbalanced = new(
        "ledger.adjustment_unbalanced",
        ErrorKind.Unprocessable,
        new("Kayıt denk değil", "Entry does not balance"),
        new(
            "Borç ve alacak toplamları eşit olmalı ve mağazanın bakiyesi değişmelidir.",
            "Debits must equal credits, and the store's balance must change."
        )
    );

    public static readonly ErrorDefinition Decided = new(
        "ledger.adjustment_decided",
        ErrorKind.Conflict,
        new("Karar verilmiş", "Already decided"),
        new("Bu düzeltme onaylanmış ya da reddedilmiş.", "This adjustment was approved or rejected before.")
    );

    /// <summary>All of them.</summary>
    public static readonly ErrorSet All = new([Unbalanced, Decided]);
}
