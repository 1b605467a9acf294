using System.Text;
using Marketplace.Api.Http;
using Marketplace.Modules.Users;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace Marketplace.UnitTests.Users;

/// <summary>Codes, locks, and who is asked for a code.</summary>
public sealed class SecondFactorUnitTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 9, 0, 0, TimeSpan.Zero);

    /// <summary>The vectors of RFC 6238, appendix B, for SHA-1; their last six digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void StepOf_TheVectorsOfTheStandard_IsTheirStep(long second, string code)
    {
        var secret = Encoding.ASCII.GetBytes("12345678901234567890");
        Assert.Equal(second / 30, SecondFactorCodes.StepOf(secret, code, DateTimeOffset.FromUnixTimeSeconds(second)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("28708")]
    [InlineData("2870820")]
    [InlineData("28708a")]
    [InlineData("٢٨٧٠٨٢")]
    public void StepOf_WhatIsNoCode_IsNone(string code) =>
        Assert.Null(
            SecondFactorCodes.StepOf(
                Encoding.ASCII.GetBytes("12345678901234567890"),
                code,
                DateTimeOffset.FromUnixTimeSeconds(59)
            )
        );

    [Fact]
    public void RecoveryCodes_AreDifferentAndReadAsTheyAreTyped()
    {
        var codes = Enumerable.Range(0, 1000).Select(_ => SecondFactorCodes.NewRecoveryCode()).ToList();
        Assert.Equal(codes.Count, codes.Distinct().Count());
        Assert.All(
            codes,
            code =>
            {
                Assert.Matches("^[a-z2-9]{4}(-[a-z2-9]{4}){3}$", code);
                var typed = code.Replace('-', ' ').ToUpperInvariant();
                Assert.True(SecondFactorCodes.IsRecoveryCode(SecondFactorCodes.Normalised(typed)));
                Assert.Equal(SecondFactorCodes.HashOf(Guid.Empty, code), SecondFactorCodes.HashOf(Guid.Empty, typed));
            }
        );
        Assert.NotEqual(
            SecondFactorCodes.HashOf(Guid.Empty, codes[0]),
            SecondFactorCodes.HashOf(Guid.CreateVersion7(), codes[0])
        );
    }

    [Fact]
    public void Uri_OfASecret_IsReadByAuthenticatorApps() =>
        Assert.Equal(
            "otpauth://totp/Pazar%20Yeri:ay%C5%9Fe%40example.com?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                + "&issuer=Pazar%20Yeri&algorithm=SHA1&digits=6&period=30",
            SecondFactorCodes.UriOf(Encoding.ASCII.GetBytes("12345678901234567890"), "Pazar Yeri", "ayşe@example.com")
        );

    [Fact]
    public void Fail_EveryFifthTime_LocksTwiceAsLongUpToADay()
    {
        var factor = SecondFactor.Begin(Guid.Empty, [], Now);
        var lengths = new List<TimeSpan>();
        for (var failure = 1; failure <= 50; failure++)
        {
            Assert.Equal(failure % 5 == 0, factor.Fail(Now));
            if (failure % 5 == 0)
                lengths.Add(factor.LockedUntil!.Value - Now);
        }

        Assert.Equal([15, 30, 60, 120, 240, 480, 960, 1440, 1440, 1440], lengths.Select(l => (int)l.TotalMinutes));
        Assert.True(factor.Use(1));
        Assert.False(factor.IsLockedAt(Now));
        Assert.False(factor.Use(1));
        Assert.True(factor.Use(2));
    }

    [Theory]
    [InlineData("Production", null, "auth.second_factor_missing")]
    [InlineData("Production", false, null)]
    [InlineData("Development", null, null)]
    [InlineData("Testing", null, null)]
    [InlineData("Development", true, "auth.second_factor_missing")]
    public void Refusal_OfAnAccountWithout_FollowsTheSetting(string environment, bool? setting, string? code) =>
        Assert.Equal(code, RefusalOf(SecondFactorState.Off, environment, setting)?.Code);

    [Theory]
    [InlineData(0, null)]
    [InlineData(599, null)]
    [InlineData(600, "auth.second_factor_required")]
    [InlineData(-1, "auth.second_factor_required")]
    public void Refusal_OfAnAccountWithOne_FollowsTheLastCode(int secondsAgo, string? code)
    {
        DateTimeOffset? provenAt = secondsAgo < 0 ? null : Now.AddSeconds(-secondsAgo);
        Assert.Equal(code, RefusalOf(new(true, Now, 10, provenAt), "Development", false)?.Code);
    }

    private static Foundation.Error? RefusalOf(SecondFactorState state, string environment, bool? setting) =>
        SecondFactorMiddleware.RefusalOf(
            state,
            new() { RequireSecondFactor = setting },
            new Named { EnvironmentName = environment },
            Now
        );

    private sealed class Named : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "";

        public string ApplicationName { get; set; } = "";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
