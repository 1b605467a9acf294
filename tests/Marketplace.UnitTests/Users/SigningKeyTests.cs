using System.Security.Cryptography;
using Marketplace.Modules.Users;
using Microsoft.Extensions.Options;

namespace Marketplace.UnitTests.Users;

/// <summary>Signing keys: what is accepted, and what is said about what is not.</summary>
public sealed class SigningKeyTests
{
    [Fact]
    public void Check_OneOrTwoKeys_HasNothingToSay()
    {
        Assert.Empty(Of(Key()).Check());
        Assert.Empty(Of(Key(), Key()).Check());
    }

    [Fact]
    public void Check_NoneOrThree_NamesKeyAndExample()
    {
        Assert.Equal("Auth:SigningKeys:0:Path", Assert.Single(Of().Check()).Key);
        Assert.Contains("openssl", Assert.Single(Of(Key(), Key(), Key()).Check()).Example);
    }

    [Fact]
    public void Check_MissingFileWrongCurveOrPublicHalf_NamesTheKey()
    {
        using var otherCurve = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        SigningKeyFile[] wrong =
        [
            new() { Path = "/does/not/exist.pem" },
            new() { Pem = "not a key" },
            new(),
            new() { Pem = otherCurve.ExportPkcs8PrivateKeyPem() },
            new() { Pem = key.ExportSubjectPublicKeyInfoPem() },
        ];
        foreach (var file in wrong)
            Assert.Equal("Auth:SigningKeys:1:Path", Assert.Single(Of(Key(), file).Check()).Key);
    }

    [Fact]
    public void PublicKeys_TwoKeys_PublishesBothAndSignsWithTheFirst()
    {
        var ring = new SigningKeyRing(Options.Create(Of(Key(), Key())));
        Assert.Equal(2, ring.PublicKeys.Select(k => k.Kid).Distinct().Count());
        Assert.Equal(ring.PublicKeys[0].Kid, ring.Signing.Key.KeyId);
    }

    private static SigningKeyOptions Of(params SigningKeyFile[] files) => new() { SigningKeys = files };

    private static SigningKeyFile Key()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new() { Pem = key.ExportPkcs8PrivateKeyPem() };
    }
}
