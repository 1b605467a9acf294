using Marketplace.Foundation;
using Marketplace.Standalone;

namespace Marketplace.IntegrationTests.Notifications;

/// <summary>Mails to a real SMTP server.</summary>
public sealed class SmtpMailSenderTests
{
    [Fact]
    public async Task Send_AHundredAndTwentyMails_ArriveInOrderOverThreeConnections()
    {
        await using var server = new Mailbox(FreePort.Find());
        await using (var sender = new SmtpMailSender(server.Options))
        {
            for (var n = 1; n <= 120; n++)
                await sender.SendAsync(Mail($"Mail {n}"), TestContext.Current.CancellationToken);
        }

        Assert.Equal(Enumerable.Range(1, 120).Select(n => $"Mail {n}"), server.Subjects);
        Assert.Equal(3, server.Connections);
    }

    [Fact]
    public async Task Send_MailThatTheServerRefuses_TheNextOneArrives()
    {
        await using var server = new Mailbox(FreePort.Find());
        await using var sender = new SmtpMailSender(server.Options);

        await Assert.ThrowsAsync<MailKit.Net.Smtp.SmtpCommandException>(() =>
            sender.SendAsync(Mail(Mailbox.Refused), TestContext.Current.CancellationToken)
        );
        await sender.SendAsync(Mail("Sipariş alındı"), TestContext.Current.CancellationToken);

        Assert.Equal(["Sipariş alındı"], server.Subjects);
    }

    [Fact]
    public async Task Send_ServerThatStartedAgain_ConnectsAgain()
    {
        var port = FreePort.Find();
        var first = new Mailbox(port);
        await using var sender = new SmtpMailSender(first.Options);
        await sender.SendAsync(Mail("before"), TestContext.Current.CancellationToken);
        await first.DisposeAsync();
        await Assert.ThrowsAnyAsync<Exception>(() =>
            sender.SendAsync(Mail("meanwhile"), TestContext.Current.CancellationToken)
        );

        await using var second = new Mailbox(port);
        await sender.SendAsync(Mail("after"), TestContext.Current.CancellationToken);

        Assert.Equal(["after"], second.Subjects);
    }

    private static QueuedMail Mail(string subject) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            To = "ayse@example.com",
            Subject = subject,
            Body = "Merhaba",
        };
}
