using System.Text;
using CsCheck;
using Marketplace.Modules.Payments;

namespace Marketplace.UnitTests.Payments;

public sealed class WebhookSignatureTests
{
    private const string Secret = "whsec_first_0123456789";
    private const string Other = "whsec_second_987654321";
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("{\"id\":\"evt_1\"}");

    [Fact]
    public void IsValid_KnownVector_IsTaken() =>
        Assert.Equal(
            "t=1772366400,v1="
                + Convert.ToHexStringLower(
                    System.Security.Cryptography.HMACSHA256.HashData(
                        Encoding.UTF8.GetBytes(Secret),
                        Encoding.UTF8.GetBytes("1772366400.{\"id\":\"evt_1\"}")
                    )
                ),
            WebhookSignature.Sign(Body, Secret, Now)
        );

    [Theory]
    [InlineData(0, true)]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(-301, false)]
    [InlineData(301, false)]
    public void IsValid_Age_IsLimitedBothWays(int seconds, bool expected) =>
        Assert.Equal(
            expected,
            WebhookSignature.IsValid(Body, WebhookSignature.Sign(Body, Secret, Now.AddSeconds(seconds)), [Secret], Now)
        );

    [Fact]
    public void IsValid_EitherOfTwoSecrets_IsTaken()
    {
        Assert.True(WebhookSignature.IsValid(Body, WebhookSignature.Sign(Body, Other, Now), [Secret, Other], Now));
        Assert.False(WebhookSignature.IsValid(Body, WebhookSignature.Sign(Body, Other, Now), [Secret], Now));
        Assert.False(WebhookSignature.IsValid(Body, WebhookSignature.Sign(Body, Secret, Now), [], Now));
    }

    [Fact]
    public void IsValid_AnyAlteredByte_IsRefused() =>
        Gen.Select(Gen.Int[0, Body.Length - 1], Gen.Byte[1, 255])
            .Sample(
                (at, change) =>
                {
                    var altered = (byte[])Body.Clone();
                    altered[at] ^= change;
                    Assert.False(
                        WebhookSignature.IsValid(altered, WebhookSignature.Sign(Body, Secret, Now), [Secret], Now)
                    );
                }
            );

    [Fact]
    public void IsValid_AnyHeader_NeverThrows() =>
        Gen.String.Sample(header => Assert.False(WebhookSignature.IsValid(Body, header, [Secret], Now)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("t=1772366400")]
    [InlineData("v1=00")]
    [InlineData("t=99999999999999999999,v1=0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("t=-1,v1=0000000000000000000000000000000000000000000000000000000000000000")]
    public void IsValid_MalformedHeader_IsRefused(string? header) =>
        Assert.False(WebhookSignature.IsValid(Body, header, [Secret], Now));
}
