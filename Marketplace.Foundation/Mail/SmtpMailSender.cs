using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;

namespace Marketplace.Foundation;

/// <summary>Sends mails through an SMTP server with TLS, many over one connection.</summary>
/// <remarks>Connects with the first mail, again after <see cref="MailsPerConnection"/> or when the server hung up, and
/// disconnects with the scope. Not for use by several callers at once.</remarks>
public sealed class SmtpMailSender(IOptions<MailOptions> options) : IMailSender, IAsyncDisposable
{
    /// <summary>Servers hang up after their own limits; the usual lowest is 100.</summary>
    internal const int MailsPerConnection = 50;

    // A server that is not there holds up the mails behind it, and the jobs that wait for a slot. One that has the
    // mail may look through it before it answers; asked again, it would deliver it twice.
    private static readonly TimeSpan ToConnect = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan ToSend = TimeSpan.FromMinutes(2);

    private readonly SmtpClient _client = new();
    private int _sent;

    public async Task SendAsync(QueuedMail mail, CancellationToken cancellationToken)
    {
        if (_sent == MailsPerConnection)
            await DisconnectAsync(cancellationToken);
        if (!_client.IsConnected)
            await ConnectAsync(cancellationToken);
        using var message = MimeMail.From(mail, options.Value);
        _sent++;
        _client.Timeout = (int)ToSend.TotalMilliseconds;
        await _client.SendAsync(message, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_client.IsConnected)
            await DisconnectAsync(CancellationToken.None);
        _client.Dispose();
    }

    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        var settings = options.Value;
        _sent = 0;
        _client.Timeout = (int)ToConnect.TotalMilliseconds;
        await _client.ConnectAsync(settings.SmtpHost, settings.SmtpPort, SecureSocketOptions.Auto, cancellationToken);
        if (settings.SmtpUser.Length == 0)
            return;
        try
        {
            await _client.AuthenticateAsync(settings.SmtpUser, settings.SmtpPassword, cancellationToken);
        }
        catch (Exception)
        {
            // The next mail must not go over a connection that nobody signed in on.
            await DisconnectAsync(CancellationToken.None);
            throw;
        }
    }

    private Task DisconnectAsync(CancellationToken cancellationToken) =>
        _client.DisconnectAsync(quit: true, cancellationToken);
}
