using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Notifications;

/// <summary>The queue of mails, sent to a real SMTP server.</summary>
[OwnMailbox]
public sealed class SendMailsTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    private Mailbox Mailbox => app.Setup<OwnMailboxAttribute>().Mailbox;

    [Fact]
    public async Task Run_FortyMails_SendsAsManyStatementsAsFive()
    {
        Assert.Equal(["SELECT", "SELECT", "UPDATE"], await StatementsOfAsync(5));
        Assert.Equal(["SELECT", "SELECT", "UPDATE"], await StatementsOfAsync(40));
    }

    [Fact]
    public async Task Run_MailsOfSeveralRecipients_GoOutSideBySideAndThoseOfOneInOrder()
    {
        // Slow enough for the connections to overlap.
        Mailbox.Receiving = () => Task.Delay(TimeSpan.FromMilliseconds(5));
        var before = Mailbox.Connections;
        string[] recipients = [.. Enumerable.Range(0, 6).Select(_ => NewAddress())];
        await QueueAsync(Enumerable.Range(1, 60).Select(n => (recipients[n % 6], $"Mail {n}")));

        await RunAsync();

        for (var r = 0; r < 6; r++)
        {
            Assert.Equal(
                Enumerable.Range(1, 60).Where(n => n % 6 == r).Select(n => $"Mail {n}"),
                Mailbox.SubjectsTo(recipients[r])
            );
        }

        Assert.Equal(4, Mailbox.Connections - before);
        Assert.Equal(0, await WaitingAsync());
    }

    [Fact]
    public async Task Run_OneMailIsRefused_TheOthersAreSentOnceAndItIsTriedLater()
    {
        var address = NewAddress();
        await QueueAsync([(address, "first"), (address, Mailbox.Refused), (address, "last")]);

        await RunAsync();
        await RunAsync();

        Assert.Equal(["first", "last"], Mailbox.SubjectsTo(address));
        Assert.Equal(
            "1 SmtpCommandException True",
            await app.ScalarAsync<string>(
                $"""
                SELECT attempts || ' ' || last_error || ' ' || initcap((available_at > created_at AND dead_at IS NULL
                    AND sent_at IS NULL)::text) FROM platform.mails WHERE "to" = '{address}'
                """
            )
        );
        await app.ExecuteAsync("DELETE FROM platform.mails");
    }

    [Fact]
    public async Task Run_HostStopsHalfWay_DoesNotSendAgainWhatWasSent()
    {
        using var stop = new CancellationTokenSource();
        var (address, received) = (NewAddress(), 0);
        Mailbox.Receiving = () => ++received == 3 ? stop.CancelAsync() : Task.CompletedTask;
        await QueueAsync(Enumerable.Range(1, 6).Select(n => (address, $"Mail {n}")));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(stop.Token));
        await RunAsync();

        // The third was on its way when the host stopped: nobody can tell whether it arrived.
        Assert.Equal(Enumerable.Range(1, 6).Select(n => $"Mail {n}"), Mailbox.SubjectsTo(address).Distinct());
        Assert.InRange(Mailbox.SubjectsTo(address).Count(), 6, 7);
        Assert.Equal(0, await WaitingAsync());
    }

    private async Task<IEnumerable<string>> StatementsOfAsync(int mails)
    {
        await QueueAsync(Enumerable.Range(1, mails).Select(n => (NewAddress(), $"Mail {n}")));
        using var counter = new StatementCounter();
        await RunAsync();
        return counter.Statements.Select(sql => sql.Split([' ', '\n'], 2)[0]).Order();
    }

    private static string NewAddress() => $"{Guid.CreateVersion7():N}@example.com";

    private Task QueueAsync(IEnumerable<(string To, string Subject)> mails) =>
        app.InScopeAsync<MailQueue, bool>(async queue =>
        {
            await queue.AddAsync(
                [.. mails.Select(mail => (mail.To, new MailContent(Language.English, mail.Subject)))],
                CancellationToken.None
            );
            return true;
        });

    private Task<string?> RunAsync(CancellationToken cancellationToken = default) =>
        app.InScopeAsync<SendMailsJob, string?>(job => job.RunAsync(cancellationToken));

    private Task<long> WaitingAsync() =>
        app.ScalarAsync<long>("SELECT COUNT(*) FROM platform.mails WHERE sent_at IS NULL");
}
