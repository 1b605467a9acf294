using System.Security.Cryptography;
using System.Text;
using Marketplace.Foundation;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Orders;

/// <summary>Encrypts the tax numbers of buyers in their invoice profiles.</summary>
/// <remarks>The key is derived from the deployment's root secret. A number is bound to its buyer, so that it cannot be
/// moved to somebody else's purchase.</remarks>
public sealed class InvoiceProfileCipher(IOptions<SecretOptions> options)
{
    private readonly Lazy<byte[]> _key = new(() => options.Value.DeriveKey("invoice-profiles"));

    /// <summary>The profile with its tax number encrypted.</summary>
    public InvoiceProfile Seal(Guid buyerId, InvoiceView profile) =>
        new(
            profile.Kind,
            profile.Name,
            profile.TaxId is { } taxId
                ? AuthenticatedCipher.Seal(_key.Value, Encoding.UTF8.GetBytes(taxId), buyerId.ToByteArray())
                : null,
            profile.TaxId?[^4..],
            profile.TaxOffice,
            profile.Address,
            profile.EInvoice
        );

    /// <summary>The profile with its tax number in full; null gives null.</summary>
    /// <exception cref="CryptographicException">The root secret changed, or the bytes did.</exception>
    public InvoiceView? Open(Guid buyerId, InvoiceProfile? profile) =>
        profile is null
            ? null
            : View(
                profile,
                profile.TaxId is { } taxId
                    ? Encoding.UTF8.GetString(AuthenticatedCipher.Open(_key.Value, taxId, buyerId.ToByteArray()))
                    : null,
                profile.Name,
                profile.Address
            );

    /// <summary>The profile for another buyer, to whom what it belongs to is handed; null gives null.</summary>
    public InvoiceProfile? Reseal(Guid buyerId, Guid newBuyerId, InvoiceProfile? profile) =>
        profile is null || buyerId == newBuyerId ? profile : Seal(newBuyerId, Open(buyerId, profile)!);

    /// <summary>The profile with the last four digits of its tax number.</summary>
    public static InvoiceView? Masked(InvoiceProfile? profile) =>
        profile is null ? null : View(profile, MaskedTaxId(profile), profile.Name, profile.Address);

    /// <summary>The profile for those who need no contact any more: of a person, initials instead of the name; no
    /// street.</summary>
    internal static InvoiceView? Closed(InvoiceProfile? profile) =>
        profile is null
            ? null
            : View(
                profile,
                MaskedTaxId(profile),
                profile.Kind == InvoiceKind.Company ? profile.Name : DeliveryAddress.Initials(profile.Name),
                profile.Address is { } address ? address with { Line1 = "***", Line2 = null, PostalCode = null } : null
            );

    private static string? MaskedTaxId(InvoiceProfile profile) =>
        profile.TaxIdLastFour is { } last ? "••••" + last : null;

    private static InvoiceView View(InvoiceProfile profile, string? taxId, string name, InvoiceAddress? address) =>
        new(profile.Kind, name, taxId, profile.TaxOffice, address, profile.EInvoice);
}
