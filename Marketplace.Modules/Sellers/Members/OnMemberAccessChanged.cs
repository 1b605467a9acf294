using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Sellers;

/// <summary>Ends what the access tokens of a removed or changed member say, in case the process that made the change
/// could not.</summary>
internal sealed class OnMemberAccessChanged(IMembershipChanges changes)
    : IEventHandler<MemberLeft>,
        IEventHandler<MemberRoleChanged>
{
    public Task HandleAsync(MemberLeft integrationEvent, EventContext context, CancellationToken cancellationToken) =>
        AnnounceAsync(integrationEvent.UserId);

    public Task HandleAsync(
        MemberRoleChanged integrationEvent,
        EventContext context,
        CancellationToken cancellationToken
    ) => AnnounceAsync(integrationEvent.UserId);

    private async Task AnnounceAsync(Guid userId)
    {
        if (!await changes.AnnounceAsync(userId))
            throw new BusyException("The cache cannot be reached to announce a change of memberships.");
    }
}
