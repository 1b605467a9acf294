using System.Net;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Admin;
using Marketplace.IntegrationTests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Marketplace.IntegrationTests.Platform;

/// <summary>Jobs, events and the audit log as operators rely on them.</summary>
public sealed class PlatformWorkTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Fact]
    public async Task Audit_ActOfAnAdministrator_KeepsWhereItCameFromForEver()
    {
        using var admin = await app.AdminAsync();
        using var user = await app.BuyerAsync();
        (
            await admin.Client.SendJsonAsync(
                HttpMethod.Post,
                $"/api/v1/admin/users/{user.UserId}/disable",
                new { reason = "spam" },
                ("X-Request-Id", "audited-1"),
                ("X-Forwarded-For", "203.0.113.7")
            )
        ).Expect(HttpStatusCode.NoContent);
        var page = await (await admin.Client.GetAsync($"/api/v1/admin/audit?objectId={user.UserId}")).JsonAsync(
            HttpStatusCode.OK
        );
        var entry = page.GetProperty("data").EnumerateArray().Single();
        Assert.Equal(
            ("audited-1", "203.0.113.7"),
            (entry.GetProperty("requestId").GetString(), entry.GetProperty("ip").GetString())
        );
        using var panel = await Panel.SignedInAsync(app, admin);
        Assert.Contains(
            "203.0.113.7",
            await panel.PageAsync($"/admin/audit?objectId={user.UserId}"),
            StringComparison.Ordinal
        );

        foreach (
            var sql in new[]
            {
                "UPDATE platform.audit_entries SET ip = NULL",
                "DELETE FROM platform.audit_entries",
                "TRUNCATE platform.audit_entries",
            }
        )
        {
            Assert.Equal(
                PostgresErrorCodes.RestrictViolation,
                (await Assert.ThrowsAsync<PostgresException>(() => app.ExecuteAsync(sql))).SqlState
            );
        }
    }

    [Fact]
    public async Task Job_LeftOpenByAKilledProcess_IsMarkedFailedByTheNextRun()
    {
        var (killed, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        foreach (var (id, name) in new[] { (killed, "platform.purge"), (other, "platform.send-mails") })
        {
            await app.ExecuteAsync(
                $"""
                INSERT INTO platform.job_runs (id, name, started_at, outcome, leader)
                    VALUES ('{id}', '{name}', now() - interval '2 hours', 'Running', 'gone/1')
                """
            );
        }

        await app.RunJobAsync("platform.purge");
        var run = await app.QueryAsync(db => db.JobRuns.SingleAsync(r => r.Id == killed));
        Assert.Equal((JobOutcome.Failed, "The process ended before the run finished."), (run.Outcome, run.Detail));
        Assert.NotNull(run.FinishedAt);
        Assert.Equal(
            JobOutcome.Running,
            (await app.QueryAsync(db => db.JobRuns.SingleAsync(r => r.Id == other))).Outcome
        );
    }

    [Fact]
    public async Task Job_RanWhileTheClockWasAheadOfTime_IsDueAgainNow()
    {
        var ahead = app.Clock.GetUtcNow().AddDays(400);
        await app.ExecuteAsync(
            $"""
            INSERT INTO platform.job_runs (id, name, started_at, finished_at, outcome, leader)
                VALUES (gen_random_uuid(), 'users.purge-sessions', '{ahead:O}', '{ahead:O}', 'Succeeded', 'fast/1')
            """
        );
        var schedule = app.Services.GetServices<JobSchedule>().Single(s => s.Name == "users.purge-sessions");
        var runner = app.Services.GetRequiredService<JobRunner>();
        Assert.True(await runner.TryRunAsync(schedule, evenIfNotDue: false, CancellationToken.None));
        Assert.False(await runner.TryRunAsync(schedule, evenIfNotDue: false, CancellationToken.None));
        await app.ExecuteAsync($"DELETE FROM platform.job_runs WHERE started_at = '{ahead:O}'");
    }

    [Fact]
    public async Task Purge_MailGivenUpAMonthAgo_IsForgotten()
    {
        foreach (var (subject, days) in new[] { ("old", 31), ("young", 29) })
        {
            await app.ExecuteAsync(
                $"""
                INSERT INTO platform.mails (id, "to", subject, body, created_at, available_at, attempts, dead_at)
                    VALUES (gen_random_uuid(), 'a@example.com', '{subject}', 'token=secret', now(), now(), 20,
                    now() - interval '{days} days')
                """
            );
        }

        await app.RunJobAsync("platform.purge");
        Assert.Equal(
            "young",
            await app.ScalarAsync<string>(
                "SELECT string_agg(subject, ',') FROM platform.mails WHERE dead_at IS NOT NULL"
            )
        );
    }

    [Fact]
    public async Task Redrive_AuditEntryCannotBeWritten_LeavesTheEventDead()
    {
        using var admin = await app.AdminAsync();
        var id = Guid.CreateVersion7();
        await app.ExecuteAsync(
            $$"""
            INSERT INTO platform.outbox_messages (id, type, subject, payload, occurred_at, available_at, attempts,
                dead_at) VALUES ('{{id}}', 'marketplace.tests.nothing.v1', 's', '{}', now(), now(), 20, now());
            CREATE FUNCTION platform.break_redrive() RETURNS trigger LANGUAGE plpgsql AS $f$ BEGIN RAISE EXCEPTION
                'the audit log is full'; END $f$;
            CREATE TRIGGER break_redrive BEFORE INSERT ON platform.audit_entries
                FOR EACH ROW WHEN (NEW.action = 'events.redrive') EXECUTE FUNCTION platform.break_redrive();
            """
        );
        await (await admin.Client.PostAsync("/api/v1/admin/outbox/redrive", null)).ProblemAsync(
            500,
            "platform.unexpected"
        );
        Assert.True(await IsDeadAsync());
        await app.ExecuteAsync("DROP TRIGGER break_redrive ON platform.audit_entries");
        Assert.Equal(
            1,
            (await (await admin.Client.PostAsync("/api/v1/admin/outbox/redrive", null)).JsonAsync(HttpStatusCode.OK))
                .GetProperty("count")
                .GetInt32()
        );
        Assert.False(await IsDeadAsync());
        Assert.Equal(1, await app.AuditCountAsync("events.redrive"));

        Task<bool> IsDeadAsync() =>
            app.ScalarAsync<bool>($"SELECT dead_at IS NOT NULL FROM platform.outbox_messages WHERE id = '{id}'");
    }
}
