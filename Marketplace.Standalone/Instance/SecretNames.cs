using Marketplace.Modules.Users;

namespace Marketplace.Standalone;

/// <summary>The names of an instance's secrets, shared by every way to run it.</summary>
internal static class SecretNames
{
    /// <summary>Encrypts secrets in the database.</summary>
    internal const string RootKey = "root-key";

    /// <summary>Signs access tokens.</summary>
    internal const string SigningKey = "signing-key.pem";

    /// <summary>The database server's password.</summary>
    internal const string Postgres = "postgres-password";

    /// <summary>Connection string of a database server in a container, while it runs.</summary>
    internal const string DatabaseConnection = "database-connection";

    /// <summary>The payment simulator's API key.</summary>
    internal const string SimulatorApiKey = "simulator-api-key";

    /// <summary>Signs the payment simulator's webhooks.</summary>
    internal const string SimulatorWebhook = "simulator-webhook-secret";

    /// <summary>The key of the marketplace's account with the simulated carrier.</summary>
    internal const string CarrierApiKey = "carrier-api-key";

    /// <summary>Signs the simulated carrier's webhooks.</summary>
    internal const string CarrierWebhook = "carrier-webhook-secret";

    /// <summary>The roles that have a development account.</summary>
    internal static IReadOnlyList<string> Roles => DevelopmentAccounts.Roles;

    /// <summary>The password of a development account: admin, admin2, seller or buyer.</summary>
    internal static string SignIn(string role) => $"sign-in-{role}";

    /// <summary>The e-mail address of a development account.</summary>
    internal static string Email(string role) => DevelopmentAccounts.Email(role);
}
