using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Notifications;

/// <summary>Welcomes a new user; the Users module sends the mail with the confirmation link.</summary>
public sealed class OnUserRegistered(NotificationSender sender) : IEventHandler<UserRegistered>
{
    public Task HandleAsync(
        UserRegistered integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) =>
        sender.NotifyUserAsync(
            context,
            integrationEvent.UserId,
            AccountMessages.Welcome,
            new MessageValues(),
            cancellationToken
        );
}
