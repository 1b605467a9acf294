using Marketplace.Modules;
using Marketplace.PaymentSimulator;
using Microsoft.Extensions.Configuration;

namespace Marketplace.Standalone;

/// <summary>Runs the payment simulator, which simulates a carrier as well, as a second web application of this process,
/// on its own port.</summary>
internal static class LocalPayments
{
    private const string Product = "Payments:Stripe";
    private const string Marketplace = MarketplaceOptions.Section;
    private static readonly MarketplaceOptions Defaults = new();

    /// <summary>Starts the simulator and configures the product to use it, unless the environment configures a payment
    /// provider.</summary>
    /// <param name="settings">Gets the simulator's address and secrets.</param>
    /// <param name="dataDirectory">Keeps the secrets, and the simulator's payments over restarts.</param>
    /// <param name="api">Where the Api is going to answer.</param>
    /// <param name="paidUrl">The shop's page for who comes back from paying; null takes the Api's own.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    internal static async Task<WebApplication?> StartAsync(
        InstanceSettings settings,
        string dataDirectory,
        Uri api,
        string? paidUrl,
        CancellationToken cancellationToken
    )
    {
        if (settings.HasSection(Product))
            return null;

        var secrets = new InstanceSecrets(dataDirectory);
        var apiKey = "sk_test_" + secrets.Password(SecretNames.SimulatorApiKey);
        var webhookSecret = "whsec_" + secrets.Password(SecretNames.SimulatorWebhook);
        // The port after the Api's if it is free, so that a payment page open in a browser survives a restart.
        var address = FreePort.Address(FreePort.IsFree(api.Port + 1) ? api.Port + 1 : FreePort.Find());

        var builder = WebApplication.CreateBuilder(ProductServices.WebOptions);
        builder.Configuration.AddInMemoryCollection(SimulatorSettings(settings, api, address, apiKey, webhookSecret));
        builder.Configuration["Simulator:StateFile"] = InstanceDirectories.SimulatorState(dataDirectory);
        LocalCarrier.AddTo(builder.Configuration, secrets, api);
        builder.AddPaymentSimulator();
        var simulator = builder.Build();
        simulator.UsePaymentSimulator();
        await simulator.StartAsync(cancellationToken);

        settings.Set($"{Product}:ApiKey", apiKey);
        settings.Set($"{Product}:WebhookSecrets:0", webhookSecret);
        settings.Set($"{Product}:ApiBase", address);
        // Both pages ask the provider before they show anything, so that no order is lost with a webhook.
        var returnUrl =
            paidUrl
            ?? api.GetLeftPart(UriPartial.Authority) + "/api/v1/payments/{PAYMENT_ID}/return?token={PAYMENT_TOKEN}";
        settings.Set($"{Product}:SuccessUrl", returnUrl);
        settings.Set($"{Product}:CancelUrl", returnUrl);
        // There is no page for sellers here: they come back to the start page.
        settings.Set($"{Product}:Connect:ReturnUrl", api.GetLeftPart(UriPartial.Authority) + "/");
        settings.Set($"{Product}:Connect:Country", "TR");
        settings.Set($"{Product}:Connect:WebhookSecrets:0", webhookSecret);
        LocalCarrier.Use(settings, secrets, address);
        return simulator;
    }

    private static Dictionary<string, string?> SimulatorSettings(
        InstanceSettings settings,
        Uri api,
        string address,
        string apiKey,
        string webhookSecret
    ) =>
        new()
        {
            ["Simulator:ApiKey"] = apiKey,
            ["Simulator:WebhookSecret"] = webhookSecret,
            ["Simulator:WebhookUrl"] = new Uri(api, "/api/v1/payments/webhooks/stripe").AbsoluteUri,
            ["Simulator:PublicUrl"] = address,
            ["Simulator:MerchantName"] = settings.Find($"{Marketplace}:Name") ?? Defaults.Name,
            ["Simulator:TimeZone"] = settings.Find($"{Marketplace}:TimeZone") ?? Defaults.TimeZone,
            [InstanceSettings.LifetimeLevel] = nameof(LogLevel.Warning),
            // The addresses and log files in the environment are the Api's, and its telemetry covers this process.
            ["URLS"] = address,
            [LogFiles.DirectoryKey] = null,
            ["HTTP_PORTS"] = null,
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = null,
            ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = null,
        };
}
