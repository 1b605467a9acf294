using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Api.Admin.Lists;

/// <summary>E-mail addresses of the accounts on the page being shown.</summary>
public sealed class UserNames(IUserDirectory users)
{
    private IReadOnlyDictionary<Guid, UserSummary> _users = new Dictionary<Guid, UserSummary>();

    /// <summary>The e-mail address of an account, or its id.</summary>
    public string this[Guid id] => _users.GetValueOrDefault(id)?.Email ?? id.ToString();

    public async Task LoadAsync(IEnumerable<Guid> ids, CancellationToken cancellationToken) =>
        _users = await users.FindAsync(ids.Distinct().ToArray(), cancellationToken);
}
