namespace Marketplace.Modules.Sellers;

/// <summary>A value stored encrypted, of which only the end may be shown.</summary>
/// <param name="Cipher">What <see cref="SellerSecretCipher"/> made of it.</param>
/// <param name="LastFour">Shown to everybody who may see that there is a value.</param>
public sealed record ProtectedText(byte[] Cipher, string LastFour)
{
    /// <summary>For example <c>••••1234</c>.</summary>
    public string Masked => "••••" + LastFour;
}
