using Marketplace.Foundation;

namespace Marketplace.Modules.Sellers.Contracts;

/// <summary>Sellers as parties to a contract.</summary>
public interface ISellerParties
{
    /// <summary>Parties by the id of their store; unknown ids are omitted. One statement.</summary>
    BatchedRead<IReadOnlyDictionary<Guid, SellerParty>> Find(ReadBatch batch, IReadOnlyCollection<Guid> ids);
}

/// <summary>A seller as a party to a contract.</summary>
/// <param name="Email">Contact address; null for private persons.</param>
/// <param name="Phone">E.164; null for private persons.</param>
/// <param name="Vkn">Tax number, also of a business that has a MERSIS number; null for private persons, and where it is
/// the identity number of a person.</param>
public sealed record SellerParty(
    Guid SellerId,
    string StoreName,
    StoreIdentity Identity,
    string? TaxOffice,
    string? Email,
    string? Phone,
    string? Vkn = null
);
