namespace Marketplace.Modules.Sellers.Contracts;

/// <summary>The IBAN that a seller gave, and whom it belongs to; for the module that pays sellers.</summary>
public interface ISellerBankDetails
{
    /// <summary>What a seller is paid by; null for an unknown id. One statement.</summary>
    Task<SellerBankDetails?> FindAsync(Guid sellerId, CancellationToken cancellationToken);

    /// <summary>What sellers are paid by, by seller; unknown ids are left out. One statement.</summary>
    Task<IReadOnlyDictionary<Guid, SellerBankDetails>> FindAsync(
        IReadOnlyCollection<Guid> sellerIds,
        CancellationToken cancellationToken
    );

    /// <summary>Encrypts an IBAN for its seller.</summary>
    /// <param name="iban">Normalised.</param>
    SealedIban Seal(Guid sellerId, string iban);

    /// <summary>Decrypts an IBAN of a seller.</summary>
    string Open(Guid sellerId, byte[] cipher);

    /// <summary>Makes another IBAN the one that the seller's profile shows.</summary>
    /// <remarks>Inside the caller's transaction. Order and locks: the store's row, by its version.</remarks>
    Task ReplaceAsync(Guid sellerId, SealedIban iban, CancellationToken cancellationToken);
}

/// <summary>What a seller is paid by.</summary>
/// <param name="Holder">Legal name; the store's name where none is given.</param>
/// <param name="Iban">Null while none is given.</param>
/// <param name="ApprovedAt">When the store was first approved; null before.</param>
/// <param name="OwnerIds">Current owners.</param>
public sealed record SellerBankDetails(
    Guid SellerId,
    string StoreName,
    string Holder,
    SealedIban? Iban,
    DateTimeOffset? ApprovedAt,
    IReadOnlyList<Guid> OwnerIds
);

/// <summary>An encrypted IBAN.</summary>
/// <param name="LastFour">Visible to everyone who may know that there is one.</param>
public sealed record SealedIban(byte[] Cipher, string LastFour);
