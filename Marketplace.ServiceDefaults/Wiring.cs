namespace Marketplace.ServiceDefaults;

/// <summary>All settings a deployment passes to its hosts, except connection strings. The AppHost sets them; a test
/// checks that
/// the hosts read them.</summary>
/// <remarks>This file depends only on <see cref="ResourceNames"/>, so that the AppHost can compile it too.</remarks>
public static partial class Wiring
{
    private static readonly string[] Everyone = [ResourceNames.Api, ResourceNames.Worker, ResourceNames.Migration];
    private static readonly string[] ApiAndWorker = [ResourceNames.Api, ResourceNames.Worker];
    private static readonly string[] ApiOnly = [ResourceNames.Api];
    private static readonly string[] MigrationOnly = [ResourceNames.Migration];

    /// <summary>Directory for application files.</summary>
    public const string DataDirectoryKey = "Marketplace:DataDirectory";

    /// <summary>Blob container for product images, when several machines share them.</summary>
    public const string ImageContainerKey = "Marketplace:Images:BlobContainerUri";

    /// <summary>Blob container for files that only some may read, when several machines share them.</summary>
    public const string FileContainerKey = "Marketplace:Files:BlobContainerUri";

    /// <summary>Public base URL of the API.</summary>
    public const string PublicUrlKey = "Marketplace:PublicUrl";

    /// <summary>Directory for mails written as files instead of being sent through SMTP.</summary>
    public const string MailDirectoryKey = "Mail:Directory";

    /// <summary>Settings that operators supply as deployment parameters.</summary>
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
        new("Marketplace:SellerUrl", "seller-url", ApiAndWorker) { Optional = true, PublishOnly = true },
        new("Marketplace:Currency", "currency", Everyone) { Default = "TRY" },
        new("Marketplace:TimeZone", "time-zone", Everyone) { Default = "Europe/Istanbul" },
        new("Marketplace:Name", "marketplace-name", Everyone) { Optional = true },
        new("Marketplace:PostalAddress", "postal-address", Everyone) { Optional = true },
        new("Documents:LegalName", "legal-name", ApiAndWorker) { Optional = true },
        new("Documents:TaxOffice", "tax-office", ApiAndWorker) { Optional = true },
        new("Documents:TaxId", "tax-id", ApiAndWorker) { Optional = true },
        new("Documents:Mersis", "mersis", ApiAndWorker) { Optional = true },
        new("Payments:CommissionInvoices:FirstMonth", "commission-first-month", ApiAndWorker) { Optional = true },
        new("Payouts:WithholdingBps", "withholding-bps", ApiAndWorker) { Optional = true },
        new("Payouts:SettledBefore", "payouts-settled-before", ApiAndWorker) { Optional = true },
        new("Orders:GuestCheckout", "guest-checkout", ApiAndWorker) { Optional = true },
        // On wherever this repository deploys to; a client on a developer's machine is not asked for acceptances.
        new("Orders:RequireContracts", "require-contracts", ApiOnly) { Default = "true", PublishOnly = true },
        new("Mail:SmtpHost", "smtp-host", Everyone) { PublishOnly = true },
        new("Mail:SmtpUser", "smtp-user", Everyone) { Optional = true },
        new("Mail:SmtpPassword", "smtp-password", Everyone) { Secret = true, Optional = true },
        new("Mail:From", "mail-from", Everyone) { Optional = true },
        new("Mail:ReplyTo", "mail-reply-to", Everyone) { Optional = true },
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
        new("Payments:Stripe:Connect:ReturnUrl", "payout-return-url", ApiAndWorker)
        {
            Optional = true,
            PublishOnly = true,
        },
        new("Payments:Stripe:Connect:Country", "payout-country", ApiAndWorker) { Optional = true, PublishOnly = true },
        new("Payments:Stripe:Connect:WebhookSecrets:0", "stripe-connect-webhook-secret", ApiOnly)
        {
            Secret = true,
            Optional = true,
            PublishOnly = true,
        },
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

    /// <summary>Connection strings each host reads; the message bus is omitted when events are delivered through
    /// PostgreSQL.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Connections { get; } =
        new Dictionary<string, IReadOnlyList<string>>
        {
            [ResourceNames.Api] = [ResourceNames.Database, ResourceNames.Cache, ResourceNames.Messaging],
            [ResourceNames.Worker] = [ResourceNames.Database, ResourceNames.Cache, ResourceNames.Messaging],
            [ResourceNames.Migration] = [ResourceNames.Database, ResourceNames.Cache],
        };
}

/// <summary>A setting and the deployment parameter that supplies it.</summary>
/// <param name="Key">The configuration key, with colons.</param>
/// <param name="Parameter">The parameter name.</param>
/// <param name="Hosts">The hosts that receive it.</param>
public sealed record Setting(string Key, string Parameter, IReadOnlyList<string> Hosts)
{
    /// <summary>Treated as a secret wherever it is stored or shown.</summary>
    public bool Secret { get; init; }

    /// <summary>Passed only if the operator sets the parameter.</summary>
    public bool Optional { get; init; }

    /// <summary>Used only when publishing; in local development the AppHost determines the value.</summary>
    public bool PublishOnly { get; init; }

    /// <summary>The default value.</summary>
    public string? Default { get; init; }

    /// <summary>The key as an environment variable.</summary>
    public string Variable => Key.Replace(":", "__", StringComparison.Ordinal);
}
