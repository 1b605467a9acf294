using System.Security.Cryptography;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Sellers;
using Marketplace.Modules.Users;

namespace Marketplace.MigrationService;

/// <summary>Encrypts the bank accounts, tax numbers and passwords of the demo marketplace, which belong to
/// nobody.</summary>
public sealed class DemoCipher(SellerSecretCipher sellers, BuyerAccountCipher buyers, PasswordHashService passwords)
{
    private const string Iban = "TR330006100519786457841326";
    private const string TaxId = "1234567890";

    /// <summary>The hash of a random password: the accounts are for display only.</summary>
    internal Task<string> NobodysPasswordAsync(CancellationToken cancellationToken) =>
        passwords.HashAsync(RandomNumberGenerator.GetHexString(40), cancellationToken);

    internal ProtectedText TaxIdOf(Guid sellerId) => sellers.Seal(sellerId, SellerSecretCipher.TaxIdField, TaxId);

    internal ProtectedText IbanOf(Guid sellerId) => sellers.Seal(sellerId, SellerSecretCipher.IbanField, Iban);

    internal BuyerAccount AccountOf(Guid returnId) => buyers.Seal(returnId, Iban);
}
