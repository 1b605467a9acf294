using Marketplace.Modules.Users;
using Microsoft.Extensions.Time.Testing;

namespace Marketplace.UnitTests.Users;

/// <summary>How long sessions and mailed links live.</summary>
public sealed class SessionTests
{
    private static readonly DateTimeOffset SignedIn = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly ClientInfo Client = new(null, null);

    [Fact]
    public void Successor_UsedEveryMonth_EndsNinetyDaysAfterSignIn()
    {
        var session = Session.Open(Id(1), Id(9), [1], Client, SignedIn);
        Assert.Equal(SignedIn.AddDays(30), session.ExpiresAt);
        var second = session.Successor(Id(2), [2], Client, SignedIn.AddDays(29));
        Assert.Equal(SignedIn.AddDays(59), second.ExpiresAt);
        var third = second
            .Successor(Id(3), [3], Client, SignedIn.AddDays(58))
            .Successor(Id(4), [4], Client, SignedIn.AddDays(87));
        Assert.Equal(SignedIn.AddDays(90), third.ExpiresAt);
        Assert.Equal(session.FamilyId, third.FamilyId);
    }

    [Theory]
    [InlineData(TokenPurpose.ConfirmEmail, 24)]
    [InlineData(TokenPurpose.OpenAccount, 24)]
    [InlineData(TokenPurpose.ResetPassword, 1)]
    [InlineData(TokenPurpose.ChangeEmail, 1)]
    public void Issue_Link_LivesItsHoursAndKeepsNoSecret(TokenPurpose purpose, int hours)
    {
        var (token, secret) = OneTimeToken.Issue(Id(1), purpose, new FakeTimeProvider(SignedIn));
        Assert.Equal(SignedIn.AddHours(hours), token.ExpiresAt);
        Assert.Equal(43, secret.Length);
        Assert.Equal(32, token.TokenHash.Length);
    }

    private static Guid Id(byte last) => new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, last);
}
