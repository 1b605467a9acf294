namespace Marketplace.Modules.Sellers.Contracts;

/// <summary>In which capacity a seller sells; it decides what the law wants to be shown of them.</summary>
public enum SellerKind
{
    /// <summary>A private person.</summary>
    Individual,

    /// <summary>A sole trader or craftsperson.</summary>
    Trader,

    /// <summary>A company or another legal person.</summary>
    Company,
}

/// <summary>Who stands behind a store, as far as the public may know.</summary>
/// <remarks>Of a private person, and where the kind is not known: name and city only. The identity number of a person
/// (TCKN) is never shown.</remarks>
/// <param name="Title">Trade name or legal name.</param>
/// <param name="Kind">Null when the seller has not said it yet.</param>
/// <param name="TaxId">VKN; null where a MERSİS number is given.</param>
/// <param name="Mersis">MERSİS number, 16 digits.</param>
/// <param name="Kep">Registered e-mail address (KEP).</param>
/// <param name="Address">Address of the central office.</param>
/// <param name="VerifiedAt">When an administrator last compared the details with documents; null after a later
/// change of them.</param>
public sealed record StoreIdentity(
    string? Title,
    SellerKind? Kind,
    string? TaxId,
    string? Mersis,
    string? Kep,
    string? Address,
    string? City,
    DateTimeOffset? VerifiedAt
);
