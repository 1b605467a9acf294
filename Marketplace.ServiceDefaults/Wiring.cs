namespace Marketplace.ServiceDefaults;

/// <summary>Every setting a deployment gives its hosts, beside connection strings: the AppHost hands them out, a test
/// holds the hosts to them.</summary>
/// <remarks>This file depends on nothing but <see cref="ResourceNames"/>, so that the AppHost can compile it as
/// well.</remarks>
public static class Wiring
{
    private static readonly string[] Everyone = [ResourceNames.Api, ResourceNames.Worker, ResourceNames.Migration];
    private static readonly string[] ApiAndWorker = [ResourceNames.Api, ResourceNames.Worker];
    private static readonly string[] ApiOnly = [ResourceNames.Api];
    private static readonly string[] MigrationOnly = [ResourceNames.Migration];

    /// <summary>Where a host keeps files of the product.</summary>
    public const string DataDirectoryKey = "Marketplace:DataDirectory";

    /// <summary>The blob container of product images, where several machines share them.</summary>
    public const string ImageContainerKey = "Marketplace:Images:BlobContainerUri";

    /// <summary>Where clients reach the Api.</summary>
    public const string PublicUrlKey = "Marketplace:PublicUrl";

    /// <summary>Where mails go as files, instead of through SMTP.</summary>
    public const string MailDirectoryKey = "Mail:Directory";

    /// <summary>Settings whose value an operator chooses, as parameters of the deployment.</summary>
    public static IReadOnlyList<Setting> Settings { get; } =
    [
        new("Marketplace:Secrets:RootKey", "root-key", Everyone) { Secret = true },
        new("Auth:SigningKeys:0:Pem", "signing-key", ApiOnly) { Secret = true },
        new("Auth:SigningKeys:1:Pem", "previous-signing-key", ApiOnly) { Secret = true, Optional = true },
        new("Auth:FirstAdmin:Email", "admin-email", MigrationOnly) { Optional = true, PublishOnly = true },
        new("Auth:FirstAdmin:Password", "admin-password", MigrationOnly)
        {
            Secret = true,
            Optional = true,
            PublishOnly = true,
        },
        new(PublicUrlKey, "public-url", Everyone) { PublishOnly = true },
        new("Marketplace:WebUrl", "web-url", Everyone) { Optional = true, PublishOnly = true },
        new("Marketplace:Currency", "currency", Everyone) { Default = "TRY" },
        new("Mail:SmtpHost", "smtp-host", Everyone) { PublishOnly = true },
        new("Mail:SmtpUser", "smtp-user", Everyone) { Optional = true },
        new("Mail:SmtpPassword", "smtp-password", Everyone) { Secret = true, Optional = true },
        new("Mail:From", "mail-from", Everyone) { Optional = true },
        new("Payments:Stripe:ApiKey", "stripe-api-key", ApiAndWorker)
        {
            Secret = true,
            Optional = true,
            PublishOnly = true,
        },
        new("Payments:Stripe:WebhookSecrets:0", "stripe-webhook-secret", ApiAndWorker)
        {
            Secret = true,
            Optional = true,
            PublishOnly = true,
        },
        new("Payments:Stripe:SuccessUrl", "payment-success-url", ApiAndWorker) { Optional = true, PublishOnly = true },
        new("Payments:Stripe:CancelUrl", "payment-cancel-url", ApiAndWorker) { Optional = true, PublishOnly = true },
        new("Cors:Origins:0", "cors-origin", ApiOnly) { Optional = true },
        new("Cors:Origins:1", "cors-origin-2", ApiOnly) { Optional = true },
        new("Network:TrustedProxies:0", "trusted-proxy", ApiOnly) { Optional = true, PublishOnly = true },
        new("APPLICATIONINSIGHTS_CONNECTION_STRING", "application-insights", Everyone)
        {
            Secret = true,
            Optional = true,
            PublishOnly = true,
        },
        new("OTEL_EXPORTER_OTLP_ENDPOINT", "otlp-endpoint", Everyone) { Optional = true, PublishOnly = true },
        new("OTEL_EXPORTER_OTLP_HEADERS", "otlp-headers", Everyone)
        {
            Secret = true,
            Optional = true,
            PublishOnly = true,
        },
    ];

    /// <summary>The connection strings each host reads; the message bus is left out where PostgreSQL carries the
    /// messages.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Connections { get; } =
        new Dictionary<string, IReadOnlyList<string>>
        {
            [ResourceNames.Api] = [ResourceNames.Database, ResourceNames.Cache, ResourceNames.Messaging],
            [ResourceNames.Worker] = [ResourceNames.Database, ResourceNames.Cache, ResourceNames.Messaging],
            [ResourceNames.Migration] = [ResourceNames.Database, ResourceNames.Cache],
        };
}

/// <summary>A setting of the product and the deployment parameter that gives it.</summary>
/// <param name="Key">The configuration key, with colons.</param>
/// <param name="Parameter">The parameter's name.</param>
/// <param name="Hosts">The hosts that get it.</param>
public sealed record Setting(string Key, string Parameter, IReadOnlyList<string> Hosts)
{
    /// <summary>Kept as a secret wherever it is stored or shown.</summary>
    public bool Secret { get; init; }

    /// <summary>Given only where the operator set the parameter.</summary>
    public bool Optional { get; init; }

    /// <summary>Not asked for on a developer's machine, where the AppHost knows better.</summary>
    public bool PublishOnly { get; init; }

    /// <summary>The value where the operator chose none.</summary>
    public string? Default { get; init; }

    /// <summary>The key as an environment variable.</summary>
    public string Variable => Key.Replace(":", "__", StringComparison.Ordinal);
}
