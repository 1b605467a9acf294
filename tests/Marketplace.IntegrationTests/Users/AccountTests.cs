using System.Net;
using System.Net.Http.Json;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Users;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Marketplace.IntegrationTests.Users;

/// <summary>A user's own account and sessions, and what administrators do with them.</summary>
public sealed class AccountTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task EmailChange_LinkFollowed_MovesTheAccountAndEndsItsSessions()
    {
        using var user = await app.BuyerAsync();
        await (await AskEmailChangeAsync(user, "moved@example.com", "not the password")).ProblemAsync(
            422,
            "auth.wrong_password"
        );
        (await AskEmailChangeAsync(user, "moved@example.com", SignIn.Password)).Expect(HttpStatusCode.Accepted);
        Assert.Equal(
            user.Email,
            (await (await user.Client.GetAsync("/api/v1/me")).JsonAsync(HttpStatusCode.OK))
                .GetProperty("email")
                .GetString()
        );
        var token = await TokenOfLastMailAsync("moved@example.com");
        (await PostAsync("/api/v1/auth/confirm-email", new { token })).Expect(HttpStatusCode.NoContent);
        await (await user.Client.GetAsync("/api/v1/me")).ProblemAsync(401, "auth.token_invalid");
        await (await LoginAsync(user.Email)).ProblemAsync(401, "auth.invalid_credentials");
        await (await LoginAsync("moved@example.com")).JsonAsync(HttpStatusCode.OK);
        await (await PostAsync("/api/v1/auth/confirm-email", new { token })).ProblemAsync(410, "auth.token_expired");
    }

    [Fact]
    public async Task Mail_ToAMailboxNobodyConfirmed_DoesNotCarryTheNameThatAStrangerGave()
    {
        const string email = "victim@example.com";
        const string bait = "You won, see https://evil.example";
        var account = new
        {
            email,
            password = SignIn.Password,
            displayName = bait,
            locale = "en",
            acceptTerms = true,
        };
        (await PostAsync("/api/v1/auth/register", account)).Expect(HttpStatusCode.Accepted);
        Assert.StartsWith("Hello,", await app.LastMailAsync(email), StringComparison.Ordinal);
        (await PostAsync("/api/v1/auth/register", account)).Expect(HttpStatusCode.Accepted);
        Assert.StartsWith("Hello,", await app.LastMailAsync(email), StringComparison.Ordinal);
        (await PostAsync("/api/v1/auth/forgot-password", new { email })).Expect(HttpStatusCode.Accepted);
        Assert.StartsWith("Hello,", await app.LastMailAsync(email), StringComparison.Ordinal);

        using var user = await app.BuyerAsync();
        (await PostAsync("/api/v1/auth/forgot-password", new { email = user.Email })).Expect(HttpStatusCode.Accepted);
        Assert.StartsWith("Hello User ", await app.LastMailAsync(user.Email), StringComparison.Ordinal);
        (await AskEmailChangeAsync(user, "other-victim@example.com", SignIn.Password)).Expect(HttpStatusCode.Accepted);
        Assert.StartsWith("Hello,", await app.LastMailAsync("other-victim@example.com"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ali\r\n\r\nYour account is closed")]
    [InlineData("\u202Eila")]
    [InlineData("\u200B")]
    public async Task Register_NameOfLinesTurnsOrNothing_Refused(string displayName)
    {
        var answer = await PostAsync(
            "/api/v1/auth/register",
            new
            {
                email = "names@example.com",
                password = SignIn.Password,
                displayName,
                acceptTerms = true,
            }
        );
        var error = (await answer.ProblemAsync(400, "validation.failed")).GetProperty("errors")[0];
        Assert.Equal(
            ("#/displayName", "value.format"),
            (error.GetProperty("pointer").GetString(), error.GetProperty("code").GetString())
        );
    }

    [Fact]
    public async Task Sessions_OfTwoBrowsers_TellWhichOneAsks()
    {
        using var first = await app.BuyerAsync();
        using var second = app.NewClient(
            (await (await LoginAsync(first.Email)).JsonAsync(HttpStatusCode.OK)).GetProperty("accessToken").GetString()
        );
        var seenByFirst = await CurrentAsync(first.Client);
        Assert.NotEqual(seenByFirst, await CurrentAsync(second));

        async Task<Guid> CurrentAsync(HttpClient client)
        {
            var sessions = (await (await client.GetAsync("/api/v1/auth/sessions")).JsonAsync(HttpStatusCode.OK))
                .GetProperty("data")
                .EnumerateArray()
                .ToList();
            Assert.Equal(2, sessions.Count);
            return Assert.Single(sessions, s => s.GetProperty("current").GetBoolean()).GetProperty("id").GetGuid();
        }
    }

    [Fact]
    public async Task EmailChange_PasswordChangedMeanwhile_LinkIsWorthless()
    {
        using var user = await app.BuyerAsync();
        (await AskEmailChangeAsync(user, "thief1@example.com", SignIn.Password)).Expect(HttpStatusCode.Accepted);
        var token = await TokenOfLastMailAsync("thief1@example.com");
        (
            await user.Client.PostAsJsonAsync(
                "/api/v1/auth/change-password",
                new { currentPassword = SignIn.Password, newPassword = "another long passphrase" }
            )
        ).Expect(HttpStatusCode.NoContent);
        await (await PostAsync("/api/v1/auth/confirm-email", new { token })).ProblemAsync(410, "auth.token_expired");
        await (await LoginAsync(user.Email, "another long passphrase")).JsonAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task EmailChange_PasswordResetMeanwhile_LinkIsWorthless()
    {
        using var user = await app.BuyerAsync();
        (await AskEmailChangeAsync(user, "thief2@example.com", SignIn.Password)).Expect(HttpStatusCode.Accepted);
        var token = await TokenOfLastMailAsync("thief2@example.com");
        (await PostAsync("/api/v1/auth/forgot-password", new { email = user.Email })).Expect(HttpStatusCode.Accepted);
        (
            await PostAsync(
                "/api/v1/auth/reset-password",
                new { token = await TokenOfLastMailAsync(user.Email), newPassword = "another long passphrase" }
            )
        ).Expect(HttpStatusCode.NoContent);
        await (await PostAsync("/api/v1/auth/confirm-email", new { token })).ProblemAsync(410, "auth.token_expired");
        await (await LoginAsync(user.Email, "another long passphrase")).JsonAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task EmailChange_LinkFollowed_EndsEveryLinkSentBefore()
    {
        const string email = "mover@example.com";
        (
            await PostAsync(
                "/api/v1/auth/register",
                new
                {
                    email,
                    password = SignIn.Password,
                    displayName = "Mover",
                    acceptTerms = true,
                }
            )
        ).Expect(HttpStatusCode.Accepted);
        var confirm = await TokenOfLastMailAsync(email);
        (await PostAsync("/api/v1/auth/forgot-password", new { email })).Expect(HttpStatusCode.Accepted);
        var reset = await TokenOfLastMailAsync(email);
        using var client = app.NewClient(
            (await (await LoginAsync(email)).JsonAsync(HttpStatusCode.OK)).GetProperty("accessToken").GetString()
        );
        (
            await client.PostAsJsonAsync(
                "/api/v1/me/email-change",
                new { newEmail = "mover2@example.com", password = SignIn.Password }
            )
        ).Expect(HttpStatusCode.Accepted);
        (
            await PostAsync(
                "/api/v1/auth/confirm-email",
                new { token = await TokenOfLastMailAsync("mover2@example.com") }
            )
        ).Expect(HttpStatusCode.NoContent);
        await (
            await PostAsync(
                "/api/v1/auth/reset-password",
                new { token = reset, newPassword = "another long passphrase" }
            )
        ).ProblemAsync(410, "auth.token_expired");
        await (await PostAsync("/api/v1/auth/confirm-email", new { token = confirm })).ProblemAsync(
            410,
            "auth.token_expired"
        );
    }

    /// <summary>Whoever asks for an address locks it before the account; who follows the link must do the
    /// same.</summary>
    [Fact]
    public async Task EmailChange_LinkFollowedWhileTheAddressIsLocked_WaitsBeforeItLocksTheAccount()
    {
        using var user = await app.BuyerAsync();
        (await AskEmailChangeAsync(user, "waiting@example.com", SignIn.Password)).Expect(HttpStatusCode.Accepted);
        var token = await TokenOfLastMailAsync("waiting@example.com");
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync();
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await RunAsync("SELECT pg_advisory_xact_lock(hashtextextended('users.email:waiting@example.com', 0))");
            var confirmation = PostAsync("/api/v1/auth/confirm-email", new { token });
            await MarketplaceApp.EventuallyAsync(
                "the confirmation waits for the address",
                () =>
                    app.ScalarAsync<bool>(
                        "SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database "
                            + "= (SELECT oid FROM pg_database WHERE datname = current_database()))"
                    )
            );
            Assert.False(confirmation.IsCompleted);
            await RunAsync($"SELECT 1 FROM users.users WHERE id = '{user.UserId}' FOR UPDATE NOWAIT");
            await RunAsync($"SELECT 1 FROM users.one_time_tokens WHERE user_id = '{user.UserId}' FOR UPDATE NOWAIT");
            await transaction.CommitAsync();
            (await confirmation).Expect(HttpStatusCode.NoContent);
        }

        async Task RunAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    [Fact]
    public async Task ForgotPassword_KnownAndUnknownAddress_SendTheSameStatements()
    {
        using var user = await app.BuyerAsync();
        var known = await StatementsAsync(user.Email);
        Assert.Equal(known, await StatementsAsync("nobody-at-all@example.com"));
        Assert.True(known >= 4, $"{known} statements");

        async Task<int> StatementsAsync(string email)
        {
            using var counter = new StatementCounter();
            (
                await app.Anonymous.SendJsonAsync(
                    HttpMethod.Post,
                    "/api/v1/auth/forgot-password",
                    new { email },
                    ("traceparent", counter.TraceParent)
                )
            ).Expect(HttpStatusCode.Accepted);
            return counter.Statements.Count;
        }
    }

    [Fact]
    public async Task FirstAdministrator_MadeAtStart_IsAnnounced()
    {
        Assert.True(
            (
                await app.InScopeAsync<UserAdministrationService, Result>(u =>
                    u.EnsureAdminAsync("first@example.com", SignIn.Password, "Administrator", CancellationToken.None)
                )
            ).Succeeded
        );
        var id = await app.ScalarAsync<Guid>("SELECT id FROM users.users WHERE email = 'first@example.com'");
        Assert.Equal(
            1,
            await app.ScalarAsync<long>(
                $"""
                SELECT count(*) FROM platform.outbox_messages WHERE type = 'marketplace.users.user-registered.v1'
                    AND subject = '{id}'
                """
            )
        );
    }

    [Fact]
    public async Task ChangePassword_OfALockedAccountFromElsewhere_AnswersTheSameForRightAndWrong()
    {
        using var user = await app.BuyerAsync();
        await LockAsync(user);
        foreach (var currentPassword in new[] { "not the password", SignIn.Password })
        {
            var answer = await user.Client.SendJsonAsync(
                HttpMethod.Post,
                "/api/v1/auth/change-password",
                new { currentPassword, newPassword = "a brand new passphrase" },
                ("X-Forwarded-For", "198.51.100.7")
            );
            var problem = await answer.ProblemAsync(423, "auth.account_locked");
            Assert.Matches(@"\b\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z\b", problem.GetProperty("detail").GetString());
        }
    }

    [Fact]
    public async Task EmailChange_ToATakenAddress_AnswersTheSameAndTellsItsOwner()
    {
        using var user = await app.BuyerAsync();
        using var owner = await app.BuyerAsync();
        (await AskEmailChangeAsync(user, owner.Email, SignIn.Password)).Expect(HttpStatusCode.Accepted);
        Assert.Equal(1, await app.MailCountAsync(owner.Email));
        Assert.Equal(0, await app.LinkCountAsync(user.UserId));
    }

    [Fact]
    public async Task EmailChange_AnonymousOrInvalid_IsRefused()
    {
        await (
            await PostAsync("/api/v1/me/email-change", new { newEmail = "a@example.com", password = "x" })
        ).ProblemAsync(401, "auth.required");
        using var user = await app.BuyerAsync();
        await (await AskEmailChangeAsync(user, "not an address", SignIn.Password)).ProblemAsync(
            400,
            "validation.failed"
        );
    }

    [Fact]
    public async Task ChangeProfile_InvalidOrUnknownField_IsRefused()
    {
        using var user = await app.BuyerAsync();
        await (
            await user.Client.SendJsonAsync(
                HttpMethod.Patch,
                "/api/v1/me",
                new { locale = "de", phone = "5" },
                ("If-Match", "\"1\"")
            )
        ).ProblemAsync(400, "validation.failed");
        await (
            await user.Client.SendJsonAsync(
                HttpMethod.Patch,
                "/api/v1/me",
                new { roles = new[] { "admin" } },
                ("If-Match", "\"1\"")
            )
        ).ProblemAsync(400, "request.unknown_field");
        await (
            await app.Anonymous.SendJsonAsync(
                HttpMethod.Patch,
                "/api/v1/me",
                new { displayName = "X" },
                ("If-Match", "\"1\"")
            )
        ).ProblemAsync(401, "auth.required");
    }

    [Fact]
    public async Task LogoutEverywhere_TwoSessions_EndsBoth()
    {
        using var user = await app.BuyerAsync();
        var other = await (await LoginAsync(user.Email)).JsonAsync(HttpStatusCode.OK);
        using var second = app.NewClient(other.GetProperty("accessToken").GetString());
        Assert.Equal(
            2,
            (await (await second.GetAsync("/api/v1/auth/sessions")).JsonAsync(HttpStatusCode.OK))
                .GetProperty("data")
                .GetArrayLength()
        );
        (await user.Client.PostAsync("/api/v1/auth/logout-all", null)).Expect(HttpStatusCode.NoContent);
        await (await user.Client.GetAsync("/api/v1/me")).ProblemAsync(401, "auth.token_invalid");
        await (await second.GetAsync("/api/v1/me")).ProblemAsync(401, "auth.token_invalid");
        await (
            await PostAsync(
                "/api/v1/auth/refresh",
                new { refreshToken = other.GetProperty("refreshToken").GetString() }
            )
        ).ProblemAsync(401, "auth.refresh_invalid");
    }

    [Theory]
    [InlineData("POST", "/api/v1/auth/logout")]
    [InlineData("POST", "/api/v1/auth/logout-all")]
    [InlineData("GET", "/api/v1/auth/sessions")]
    [InlineData("DELETE", "/api/v1/auth/sessions/00000000-0000-0000-0000-000000000001")]
    [InlineData("GET", "/api/v1/me")]
    [InlineData("GET", "/api/v1/admin/users")]
    [InlineData("GET", "/api/v1/admin/sellers")]
    public async Task Endpoint_Anonymous_AsksForSignIn(string method, string path)
    {
        using var request = new HttpRequestMessage(new(method), path);
        await (await app.Anonymous.SendAsync(request)).ProblemAsync(401, "auth.required");
    }

    [Fact]
    public async Task Refresh_UnknownToken_IsInvalid() =>
        await (await PostAsync("/api/v1/auth/refresh", new { refreshToken = "never given" })).ProblemAsync(
            401,
            "auth.refresh_invalid"
        );

    [Fact]
    public async Task ForgotPassword_FourTimesInAnHour_MailsThreeLinks()
    {
        using var user = await app.BuyerAsync();
        for (var i = 0; i < 4; i++)
        {
            (await PostAsync("/api/v1/auth/forgot-password", new { email = user.Email })).Expect(
                HttpStatusCode.Accepted
            );
        }

        Assert.Equal(3, await app.MailCountAsync(user.Email));
    }

    [Fact]
    public async Task ResetPassword_TooWeak_LeavesTheLinkGood()
    {
        using var user = await app.BuyerAsync();
        (await PostAsync("/api/v1/auth/forgot-password", new { email = user.Email })).Expect(HttpStatusCode.Accepted);
        var token = await TokenOfLastMailAsync(user.Email);
        await (await PostAsync("/api/v1/auth/reset-password", new { token, newPassword = "password123" })).ProblemAsync(
            422,
            "auth.password_weak"
        );
        (await PostAsync("/api/v1/auth/reset-password", new { token, newPassword = "another long passphrase" })).Expect(
            HttpStatusCode.NoContent
        );
    }

    [Fact]
    public async Task ResetPassword_TwoAtOnce_OneWins()
    {
        using var user = await app.BuyerAsync();
        (await PostAsync("/api/v1/auth/forgot-password", new { email = user.Email })).Expect(HttpStatusCode.Accepted);
        var token = await TokenOfLastMailAsync(user.Email);
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 5)
                .Select(i =>
                    PostAsync(
                        "/api/v1/auth/reset-password",
                        new { token, newPassword = $"another long passphrase {i}" }
                    )
                )
        );
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.NoContent);
        Assert.Equal(4, answers.Count(a => a.StatusCode == HttpStatusCode.Gone));
    }

    [Fact]
    public async Task Administrator_DisablesEnablesAndUnlocks_WithAnAuditEntryEach()
    {
        using var admin = await app.AdminAsync();
        using var user = await app.BuyerAsync();
        var path = $"/api/v1/admin/users/{user.UserId}";
        (await admin.Client.PostAsJsonAsync(path + "/disable", new { reason = "spam" })).Expect(
            HttpStatusCode.NoContent
        );
        (await admin.Client.PostAsJsonAsync(path + "/disable", new { reason = "spam" })).Expect(
            HttpStatusCode.NoContent
        );
        (await admin.Client.PostAsync(path + "/enable", null)).Expect(HttpStatusCode.NoContent);
        await LockAsync(user);
        await (await LoginAsync(user.Email, from: "198.51.100.8")).ProblemAsync(401, "auth.invalid_credentials");
        (await admin.Client.PostAsync(path + "/unlock", null)).Expect(HttpStatusCode.NoContent);
        await (await LoginAsync(user.Email, from: "198.51.100.8")).JsonAsync(HttpStatusCode.OK);
        Assert.Equal(
            ["user.disable", "user.enable", "user.unlock"],
            await app.QueryAsync(db =>
                db.Database.SqlQuery<string>(
                        $"""
                        SELECT DISTINCT action AS "Value" FROM platform.audit_entries
                            WHERE object_id = {user.UserId.ToString()} ORDER BY 1
                        """
                    )
                    .ToListAsync()
            )
        );
    }

    [Fact]
    public async Task Administrator_OwnAccountMissingAccountOrAsSupport_IsRefused()
    {
        using var admin = await app.AdminAsync();
        using var support = await app.SupportAsync();
        await (
            await admin.Client.PostAsJsonAsync($"/api/v1/admin/users/{admin.UserId}/disable", new { reason = "oops" })
        ).ProblemAsync(409, "user.own_account");
        await (
            await admin.Client.PostAsJsonAsync($"/api/v1/admin/users/{Guid.Empty}/disable", new { reason = "nobody" })
        ).ProblemAsync(404, "resource.not_found");
        await (
            await admin.Client.PostAsJsonAsync($"/api/v1/admin/users/{support.UserId}/disable", new { reason = "" })
        ).ProblemAsync(400, "validation.failed");
        (await support.Client.GetAsync("/api/v1/admin/users")).Expect(HttpStatusCode.OK);
        await (
            await support.Client.PostAsJsonAsync($"/api/v1/admin/users/{admin.UserId}/disable", new { reason = "me" })
        ).ProblemAsync(403, "auth.forbidden");
    }

    private static Task<HttpResponseMessage> AskEmailChangeAsync(SignIn user, string newEmail, string password) =>
        user.Client.PostAsJsonAsync("/api/v1/me/email-change", new { newEmail, password });

    private Task<HttpResponseMessage> LoginAsync(
        string email,
        string password = SignIn.Password,
        string from = "127.0.0.1"
    ) =>
        app.Anonymous.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/auth/login",
            new { email, password },
            ("X-Forwarded-For", from)
        );

    /// <summary>What a hundred wrong passwords in a row leave behind.</summary>
    private Task LockAsync(SignIn user) =>
        app.ExecuteAsync(
            $"""
            UPDATE users.users SET failed_count = 100, locked_until = now() + interval '15 minutes'
                WHERE id = '{user.UserId}'
            """
        );

    private Task<HttpResponseMessage> PostAsync(string path, object body) =>
        app.Anonymous.SendJsonAsync(HttpMethod.Post, path, body);

    private async Task<string> TokenOfLastMailAsync(string email)
    {
        var text = await app.LastMailAsync(email);
        return text[(text.IndexOf("token=", StringComparison.Ordinal) + 6)..].Split([' ', '\n', '\r'])[0];
    }
}
