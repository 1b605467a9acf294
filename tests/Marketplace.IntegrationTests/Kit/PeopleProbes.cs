using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Kit;

/// <summary>What is in the database about people: mails, notifications, sessions and what was written down about their
/// doings.</summary>
public static class PeopleProbes
{
    /// <summary>Mails to an address, sent or not.</summary>
    public static Task<long> MailCountAsync(this MarketplaceApp app, string email) =>
        app.ScalarAsync<long>($"SELECT COUNT(*) FROM platform.mails WHERE \"to\" = '{email}'");

    /// <summary>The text of the newest mail to an address.</summary>
    public static Task<string> LastMailAsync(this MarketplaceApp app, string email) =>
        app.ScalarAsync<string>($"SELECT body FROM platform.mails WHERE \"to\" = '{email}' ORDER BY id DESC LIMIT 1");

    public static Task<long> NotificationCountAsync(this MarketplaceApp app, Guid userId) =>
        app.ScalarAsync<long>($"SELECT COUNT(*) FROM notifications.notifications WHERE user_id = '{userId}'");

    /// <summary>Sessions of a user, ended ones too.</summary>
    public static Task<long> SessionCountAsync(this MarketplaceApp app, Guid userId) =>
        app.ScalarAsync<long>($"SELECT COUNT(*) FROM users.sessions WHERE user_id = '{userId}'");

    /// <summary>Links that were sent to a user and not used up.</summary>
    public static Task<long> LinkCountAsync(this MarketplaceApp app, Guid userId) =>
        app.ScalarAsync<long>($"SELECT COUNT(*) FROM users.one_time_tokens WHERE user_id = '{userId}'");

    /// <summary>Entries of the audit trail about an action, on one object or on any.</summary>
    public static Task<long> AuditCountAsync(this MarketplaceApp app, string action, object? objectId = null) =>
        app.ScalarAsync<long>(
            $"SELECT COUNT(*) FROM platform.audit_entries WHERE action = '{action}'"
                + (objectId is null ? "" : $" AND object_id = '{objectId}'")
        );

    /// <summary>Confirms a user's address without the mail.</summary>
    public static Task ConfirmEmailAsync(this MarketplaceApp app, SignIn user) =>
        app.ExecuteAsync($"UPDATE users.users SET email_confirmed_at = now() WHERE id = '{user.UserId}'");
}
