using System.Buffers;
using System.Collections.Concurrent;
using Marketplace.Foundation;
using Marketplace.Standalone;
using Microsoft.Extensions.Options;
using MimeKit;
using SmtpServer;
using SmtpServer.ComponentModel;
using SmtpServer.Protocol;
using SmtpServer.Storage;

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

    /// <summary>An SMTP server that keeps what it gets.</summary>
    private sealed class Mailbox : MessageStore, IAsyncDisposable
    {
        public const string Refused = "refused";

        private readonly ConcurrentQueue<string> _subjects = new();
        private readonly CancellationTokenSource _stop = new();
        private readonly Task _running;
        private int _connections;

        public Mailbox(int port)
        {
            Options = Microsoft.Extensions.Options.Options.Create(
                new MailOptions
                {
                    SmtpHost = "127.0.0.1",
                    SmtpPort = port,
                    From = "Pazar <no-reply@example.com>",
                }
            );
            var services = new ServiceProvider();
            services.Add(this);
            var server = new SmtpServer.SmtpServer(
                new SmtpServerOptionsBuilder()
                    .ServerName("localhost")
                    .Endpoint(endpoint => endpoint.Endpoint(new(System.Net.IPAddress.Loopback, port)))
                    .Build(),
                services
            );
            server.SessionCreated += (_, _) => Interlocked.Increment(ref _connections);
            _running = server.StartAsync(_stop.Token);
        }

        public IOptions<MailOptions> Options { get; }

        public IEnumerable<string> Subjects => _subjects;

        public int Connections => _connections;

        public override async Task<SmtpResponse> SaveAsync(
            ISessionContext context,
            IMessageTransaction transaction,
            ReadOnlySequence<byte> buffer,
            CancellationToken cancellationToken
        )
        {
            using var message = await MimeMessage.LoadAsync(new MemoryStream(buffer.ToArray()), cancellationToken);
            if (message.Subject == Refused)
                return SmtpResponse.MailboxUnavailable;
            _subjects.Enqueue(message.Subject ?? "");
            return SmtpResponse.Ok;
        }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _running;
            _stop.Dispose();
        }
    }
}
