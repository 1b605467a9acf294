using System.Net;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Users;

/// <summary>Codes work once, for a minute and a half, and cannot be guessed.</summary>
[StoppedClock]
public sealed class SecondFactorCodesTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    private const string Invalid = "auth.code_invalid";

    [Fact]
    public async Task Code_UsedBefore_IsRefusedAndSoAreThoseBeforeIt()
    {
        using var user = await app.BuyerAsync();
        var authenticator = await app.EnrolAsync(user);
        var code = app.NextCode(authenticator);
        (await user.Client.EnterCodeAsync(code)).Expect(HttpStatusCode.NoContent);
        await (await user.Client.EnterCodeAsync(code)).ProblemAsync(422, Invalid);
        await (await app.CompleteSignInAsync(await app.ChallengeAsync(user), code)).ProblemAsync(422, Invalid);
        var before = authenticator.CodeAt(app.Clock.GetUtcNow().AddSeconds(-30));
        await (await user.Client.EnterCodeAsync(before)).ProblemAsync(422, Invalid);
        (await user.Client.EnterCodeAsync(app.NextCode(authenticator))).Expect(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Code_OfTheStepBesideNow_IsTakenAndOneFurtherAwayIsNot()
    {
        using var user = await app.BuyerAsync();
        var authenticator = await app.EnrolAsync(user);
        app.Clock.Advance(TimeSpan.FromMinutes(3));
        var now = app.Clock.GetUtcNow();
        foreach (var seconds in new[] { -60, 60 })
        {
            await (await user.Client.EnterCodeAsync(authenticator.CodeAt(now.AddSeconds(seconds)))).ProblemAsync(
                422,
                Invalid
            );
        }

        foreach (var seconds in new[] { -30, 0, 30 })
        {
            (await user.Client.EnterCodeAsync(authenticator.CodeAt(now.AddSeconds(seconds)))).Expect(
                HttpStatusCode.NoContent
            );
        }
    }

    [Fact]
    public async Task Code_ManyTimesAtOnce_WorksOnce()
    {
        using var user = await app.BuyerAsync();
        var authenticator = await app.EnrolAsync(user);
        for (var round = 0; round < 3; round++)
        {
            var code = app.NextCode(authenticator);
            var challenges = new List<string>();
            for (var i = 0; i < 4; i++)
                challenges.Add(await app.ChallengeAsync(user));
            var answers = await Races.AtOnceAsync(
                4,
                i => i % 2 == 0 ? app.CompleteSignInAsync(challenges[i], code) : user.Client.EnterCodeAsync(code)
            );
            Assert.Single(answers, answer => answer.IsSuccessStatusCode);
            Assert.Equal(3, answers.Count(answer => answer.StatusCode == HttpStatusCode.UnprocessableEntity));
            // A right code ends the series of wrong ones.
            (await user.Client.EnterCodeAsync(app.NextCode(authenticator))).Expect(HttpStatusCode.NoContent);
        }
    }

    [Fact]
    public async Task RecoveryCode_ManyTimesAtOnce_WorksOnce()
    {
        using var user = await app.BuyerAsync();
        var authenticator = await app.EnrolAsync(user);
        var answers = await Races.AtOnceAsync(4, _ => user.Client.EnterCodeAsync(authenticator.RecoveryCodes[0]));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.NoContent);
        Assert.Equal(9, await LeftAsync(user));
    }

    [Fact]
    public async Task Challenge_ManyTimesAtOnceWithDifferentCodes_OpensOneSession()
    {
        using var user = await app.BuyerAsync();
        var authenticator = await app.EnrolAsync(user);
        var challenge = await app.ChallengeAsync(user);
        var before = await app.SessionCountAsync(user.UserId);
        var answers = await Races.AtOnceAsync(
            4,
            i => app.CompleteSignInAsync(challenge, authenticator.RecoveryCodes[i])
        );
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(before + 1, await app.SessionCountAsync(user.UserId));
    }

    [Fact]
    public async Task WrongCodes_FiveInARow_LockForLongerAndLonger()
    {
        using var user = await app.BuyerAsync();
        var authenticator = await app.EnrolAsync(user);
        await FailAsync(user, authenticator);
        var locked = await (await user.Client.EnterCodeAsync(app.NextCode(authenticator))).ProblemAsync(
            423,
            "auth.second_factor_locked"
        );
        var until = locked.GetProperty("params").GetProperty("until").GetDateTimeOffset();
        Assert.InRange(until - app.Clock.GetUtcNow(), TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(15));
        // A recovery code is no way round the lock.
        await (
            await app.CompleteSignInAsync(await app.ChallengeAsync(user), authenticator.RecoveryCodes[0])
        ).ProblemAsync(423, "auth.second_factor_locked");
        Assert.Contains("knows your password", await app.LastMailAsync(user.Email), StringComparison.Ordinal);
        Assert.Equal(1, await app.AuditCountAsync("user.lock-second-factor", user.UserId));

        app.Clock.Advance(TimeSpan.FromMinutes(15));
        using var client = await SignInAsync(user, authenticator.RecoveryCodes[0]);
        await FailAsync(user with { Client = client }, authenticator);
        await (await client.EnterCodeAsync(app.NextCode(authenticator))).ProblemAsync(423, "auth.second_factor_locked");
    }

    [Fact]
    public async Task WrongCodes_AfterALock_LockTwiceAsLong()
    {
        using var user = await app.BuyerAsync();
        var authenticator = await app.EnrolAsync(user);
        await FailAsync(user, authenticator);
        app.Clock.Advance(TimeSpan.FromMinutes(14));
        await (await user.Client.EnterCodeAsync(app.WrongCode(authenticator))).ProblemAsync(
            423,
            "auth.second_factor_locked"
        );
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var challenge = await app.ChallengeAsync(user);
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await (await app.CompleteSignInAsync(challenge, app.WrongCode(authenticator))).ProblemAsync(422, Invalid);
        }

        app.Clock.Advance(TimeSpan.FromMinutes(29));
        challenge = await app.ChallengeAsync(user);
        await (await app.CompleteSignInAsync(challenge, app.NextCode(authenticator))).ProblemAsync(
            423,
            "auth.second_factor_locked"
        );
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        (await app.CompleteSignInAsync(challenge, app.NextCode(authenticator))).Expect(HttpStatusCode.OK);
    }

    private async Task FailAsync(SignIn user, Authenticator authenticator)
    {
        // The mail about the lock is newer than that about the enrolment.
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        for (var attempt = 0; attempt < 5; attempt++)
            await (await user.Client.EnterCodeAsync(app.WrongCode(authenticator))).ProblemAsync(422, Invalid);
    }

    private async Task<HttpClient> SignInAsync(SignIn user, string code)
    {
        var answer = await app.CompleteSignInAsync(await app.ChallengeAsync(user), code);
        return app.NewClient((await answer.JsonAsync(HttpStatusCode.OK)).GetProperty("accessToken").GetString());
    }

    private static async Task<int> LeftAsync(SignIn user) =>
        (await (await user.Client.GetAsync("/api/v1/me/second-factor")).JsonAsync(HttpStatusCode.OK))
            .GetProperty("recoveryCodesLeft")
            .GetInt32();
}
