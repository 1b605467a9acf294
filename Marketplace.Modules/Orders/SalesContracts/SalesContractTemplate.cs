using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>What a buyer agrees to when ordering from a seller.</summary>
public enum SalesContractKind
{
    /// <summary>What the buyer must be told before ordering: seller, goods, price, delivery, right of
    /// withdrawal.</summary>
    PreInformation,

    /// <summary>The contract itself.</summary>
    DistanceSale,
}

/// <summary>One version of a text with places for what differs from order to order; never changed, only followed by
/// another version.</summary>
public sealed class SalesContractTemplate
{
    public const int MaxBodyLength = 50_000;

    public Guid Id { get; init; }

    public SalesContractKind Kind { get; init; }

    public required Language Language { get; init; }

    /// <summary>1, 2, 3 … for each kind and language.</summary>
    public int Version { get; init; }

    /// <summary>Plain text with the places of <see cref="SalesContractPlaces"/>; line breaks are <c>\n</c>.</summary>
    public required string Body { get; init; }

    /// <summary>Of the versions whose time has come, the one with the latest is in force; of several with the same
    /// time, the highest.</summary>
    public DateTimeOffset EffectiveFrom { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The administrator; null for the texts that come with the product.</summary>
    public Guid? CreatedBy { get; init; }

    /// <summary>Texts of different editors compare equal: <c>\n</c> ends a line, nothing follows the last
    /// one.</summary>
    public static string Normalise(string body) => body.ReplaceLineEndings("\n").Trim() + "\n";
}
