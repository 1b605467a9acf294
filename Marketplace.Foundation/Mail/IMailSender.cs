namespace Marketplace.Foundation;

/// <summary>Sends one mail, or throws.</summary>
public interface IMailSender
{
    Task SendAsync(QueuedMail mail, CancellationToken cancellationToken);
}
