namespace Marketplace.Modules.Sellers;

/// <summary>An encrypted value of which only the last four characters may be shown.</summary>
/// <param name="Cipher">Ciphertext from <see cref="SellerSecretCipher"/>.</param>
/// <param name="LastFour">Visible to everyone who may know that the value is set.</param>
public sealed record ProtectedText(byte[] Cipher, string LastFour)
{
    /// <summary>For example <c>••••1234</c>.</summary>
    public string Masked => "••••" + LastFour;
}
