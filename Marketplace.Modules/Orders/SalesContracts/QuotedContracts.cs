using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>What a quote gave its buyer to agree to, and the parties as they were then; a snapshot that never
/// changes.</summary>
/// <param name="Locale">Code of the language of the texts.</param>
public sealed record QuotedContracts(
    string Locale,
    IReadOnlyList<SellerParty> Sellers,
    IReadOnlyList<QuotedContract> Given
);

/// <summary>A text to agree to, by its hash.</summary>
/// <param name="Version">Version of the template it was made from.</param>
/// <param name="Hash">SHA-256 of the text in UTF-8, lower-case hexadecimal.</param>
public sealed record QuotedContract(Guid SellerId, SalesContractKind Kind, int Version, string Hash);

/// <summary>A text a buyer says they agree to.</summary>
public sealed record AcceptedContract(SalesContractKind Kind, string Hash);

/// <summary>What a buyer agreed to, and with which client.</summary>
public sealed record ContractConsent(IReadOnlyList<AcceptedContract> Accepted, string? UserAgent)
{
    /// <summary>No consent.</summary>
    public static readonly ContractConsent None = new([], null);
}
