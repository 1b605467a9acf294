using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Modules.Sellers;

/// <summary>Publishes changes of members as integration events.</summary>
internal sealed class PublishMemberEventsHandler(EventOutbox outbox) : IDomainEventHandler<MemberAccessChanged>
{
    public Task HandleAsync(MemberAccessChanged domainEvent, CancellationToken cancellationToken)
    {
        if (domainEvent.Role is { } role)
            outbox.Add(new MemberRoleChanged(domainEvent.SellerId, domainEvent.UserId, WireName.Of(role)));
        else
            outbox.Add(new MemberLeft(domainEvent.SellerId, domainEvent.UserId));
        return Task.CompletedTask;
    }
}
