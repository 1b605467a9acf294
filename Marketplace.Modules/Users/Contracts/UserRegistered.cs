using Marketplace.Foundation;

namespace Marketplace.Modules.Users.Contracts;

/// <summary>A user registered an account.</summary>
[EventName("marketplace.users.user-registered.v1")]
public sealed record UserRegistered(Guid UserId, string Locale) : IIntegrationEvent
{
    public string Subject => UserId.ToString();
}
