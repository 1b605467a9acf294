using Marketplace.Foundation;

namespace Marketplace.Modules.Products;

/// <summary>What became of one offer of a batch.</summary>
/// <param name="Error">Why it was refused; null when it was not.</param>
/// <param name="Version">Version of the stock now; null where there is no such variant, or where it was not
/// read.</param>
public sealed record OfferOutcome(string Sku, OfferStatus Status, Error? Error, long? Version)
{
    internal static OfferOutcome Refused(string sku, Error error, long? version = null) =>
        new(sku, OfferStatus.Refused, error, version);
}

/// <summary>Whether an offer was changed.</summary>
public enum OfferStatus
{
    /// <summary>It is as asked for now.</summary>
    Updated,

    /// <summary>It was so already.</summary>
    Unchanged,

    /// <summary>Nothing of it was changed.</summary>
    Refused,
}
