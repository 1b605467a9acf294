using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Notifications;

/// <summary>Welcomes a new user; the mail with the link is the account's own.</summary>
public sealed class OnUserRegistered(NotificationSender messenger) : IEventHandler<UserRegistered>
{
    public Task HandleAsync(
        UserRegistered integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) =>
        messenger.TellUserAsync(
            context,
            integrationEvent.UserId,
            AccountMessages.Welcome,
            new MessageValues(),
            cancellationToken
        );
}
