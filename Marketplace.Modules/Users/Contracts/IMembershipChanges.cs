namespace Marketplace.Modules.Users.Contracts;

/// <summary>Ends what a user's access tokens say of their stores, before the tokens expire.</summary>
public interface IMembershipChanges
{
    /// <summary>Makes every process look the user's memberships up until all access tokens of before now have
    /// expired.</summary>
    /// <returns>False if the cache could not be reached, so that other processes have not been told.</returns>
    /// <remarks>Call it after the commit of the change. Repeat: starts the time again, and harms nothing.</remarks>
    Task<bool> AnnounceAsync(Guid userId);
}
