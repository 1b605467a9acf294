using System.Buffers;
using System.Collections.Concurrent;
using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Standalone;
using Microsoft.Extensions.Options;
using MimeKit;
using SmtpServer;
using SmtpServer.ComponentModel;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Marketplace.IntegrationTests.Notifications;

/// <summary>An SMTP server that keeps what it gets.</summary>
public sealed class Mailbox : MessageStore, IAsyncDisposable
{
    /// <summary>A mail with this subject is refused.</summary>
    public const string Refused = "refused";

    private readonly ConcurrentQueue<(string To, string Subject)> _mails = new();
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

    /// <summary>Called for each mail before the server takes it.</summary>
    public Func<Task> Receiving { get; set; } = () => Task.CompletedTask;

    public IEnumerable<string> Subjects => _mails.Select(mail => mail.Subject);

    public int Connections => _connections;

    public IEnumerable<string> SubjectsTo(string address) =>
        _mails.Where(mail => mail.To == address).Select(mail => mail.Subject);

    public override async Task<SmtpResponse> SaveAsync(
        ISessionContext context,
        IMessageTransaction transaction,
        ReadOnlySequence<byte> buffer,
        CancellationToken cancellationToken
    )
    {
        await Receiving();
        using var message = await MimeMessage.LoadAsync(new MemoryStream(buffer.ToArray()), cancellationToken);
        if (message.Subject == Refused)
            return SmtpResponse.MailboxUnavailable;
        _mails.Enqueue((message.To.Mailboxes.Single().Address, message.Subject ?? ""));
        return SmtpResponse.Ok;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }
}

/// <summary>The host sends its mails to a server of its own.</summary>
public sealed class OwnMailboxAttribute : HostSetupAttribute
{
    public Mailbox Mailbox { get; } = new(FreePort.Find());

    public override IReadOnlyDictionary<string, string?> Settings(MarketplaceApp app) =>
        new Dictionary<string, string?>
        {
            ["Mail:SmtpHost"] = Mailbox.Options.Value.SmtpHost,
            ["Mail:SmtpPort"] = $"{Mailbox.Options.Value.SmtpPort}",
        };

    public override ValueTask StoppedAsync() => Mailbox.DisposeAsync();
}
