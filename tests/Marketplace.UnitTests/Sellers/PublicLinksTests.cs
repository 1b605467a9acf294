using Marketplace.Api.Sellers;

namespace Marketplace.UnitTests.Sellers;

/// <summary>Addresses of logos.</summary>
public sealed class PublicLinksTests
{
    [Theory]
    [InlineData("https://cdn.example.com/logo.png", "https://cdn.example.com/logo.png")]
    [InlineData("HTTPS://CDN.Example.com/Logo.png", "https://cdn.example.com/Logo.png")]
    [InlineData("https://example.com/\"onerror=x", "https://example.com/%22onerror=x")]
    [InlineData("https://example.com/<b>", "https://example.com/%3Cb%3E")]
    [InlineData("https://user:pw@example.com/", null)]
    [InlineData("https://127.0.0.1/", null)]
    [InlineData("https://[::1]/", null)]
    [InlineData("https://localhost/", null)]
    [InlineData("https://example.com:8443/", null)]
    [InlineData("http://example.com/", null)]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("https://example.com/\r\nX: y", null)]
    [InlineData("https://example.com/a b", null)]
    public void Canonical_Address_IsWrittenInOneWayOrRefused(string given, string? expected) =>
        Assert.Equal(expected, PublicLinks.Canonical(given));

    [Fact]
    public void Canonical_TooLongOnceEscaped_IsRefused() =>
        Assert.Null(PublicLinks.Canonical("https://example.com/" + new string('ş', 200)));
}
