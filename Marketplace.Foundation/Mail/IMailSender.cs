namespace Marketplace.Foundation;

/// <summary>Sends one mail; throws on failure.</summary>
public interface IMailSender
{
    Task SendAsync(QueuedMail mail, CancellationToken cancellationToken);
}
