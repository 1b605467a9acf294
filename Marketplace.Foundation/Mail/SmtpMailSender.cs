using MailKit.Net.Smtp;
using Microsoft.Extensions.Options;

namespace Marketplace.Foundation;

/// <summary>Sends mails through an SMTP server with TLS.</summary>
public sealed class SmtpMailSender(IOptions<MailOptions> options) : IMailSender
{
    public async Task SendAsync(QueuedMail mail, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        using var client = new SmtpClient();
        await client.ConnectAsync(
            settings.SmtpHost,
            settings.SmtpPort,
            MailKit.Security.SecureSocketOptions.Auto,
            cancellationToken
        );
        if (settings.SmtpUser.Length > 0)
            await client.AuthenticateAsync(settings.SmtpUser, settings.SmtpPassword, cancellationToken);
        using var message = MimeMail.From(mail, settings);
        await client.SendAsync(message, cancellationToken);
        await client.DisconnectAsync(true, cancellationToken);
    }
}
