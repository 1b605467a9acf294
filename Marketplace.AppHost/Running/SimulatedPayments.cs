using Marketplace.Standalone;

namespace Marketplace.AppHost.Running;

/// <summary>Lets the product pay with the simulator, as it would with Stripe.</summary>
internal static class SimulatedPayments
{
    /// <summary>Gives both sides the same secrets and each other's address.</summary>
    internal static void Connect(
        IDistributedApplicationBuilder builder,
        InstanceData data,
        IResourceBuilder<ProjectResource> simulator,
        IResourceBuilder<ProjectResource> api,
        IResourceBuilder<ProjectResource> worker,
        SampleApplications? samples
    )
    {
        var key = data.Secret(
            builder,
            "simulator-key",
            "With sk_test_ before it, the key of the payment simulator's account; kept in the data directory.",
            secrets => secrets.Password(SecretNames.SimulatorApiKey)
        );
        var signing = data.Secret(
            builder,
            "simulator-webhook-secret",
            "With whsec_ before it, signs the payment simulator's webhooks; kept in the data directory.",
            secrets => secrets.Password(SecretNames.SimulatorWebhook)
        );
        var apiKey = ReferenceExpression.Create($"sk_test_{key}");
        var webhookSecret = ReferenceExpression.Create($"whsec_{signing}");
        var address = api.GetEndpoint("http");
        var returnUrl = ReturnUrl(address, samples);

        simulator
            .WithEnvironment("ASPNETCORE_ENVIRONMENT", "Development")
            .WithEnvironment("Simulator__ApiKey", apiKey)
            .WithEnvironment("Simulator__WebhookSecret", webhookSecret)
            .WithEnvironment(
                "Simulator__WebhookUrl",
                ReferenceExpression.Create($"{address}/api/v1/payments/webhooks/stripe")
            )
            .WithEnvironment("Simulator__StateFile", InstanceDirectories.SimulatorState(data.Root))
            .WithEnvironment("Simulator__PublicUrl", simulator.GetEndpoint("http"))
            .WithEnvironment("Simulator__MerchantName", Parameter(builder, "marketplace-name", "Marketplace"))
            .WithEnvironment("Simulator__TimeZone", Parameter(builder, "time-zone", "Europe/Istanbul"));
        foreach (var host in new[] { api, worker })
        {
            host.WithEnvironment("Payments__Stripe__ApiKey", apiKey)
                .WithEnvironment("Payments__Stripe__WebhookSecrets__0", webhookSecret)
                .WithEnvironment("Payments__Stripe__ApiBase", simulator.GetEndpoint("http"))
                .WithEnvironment("Payments__Stripe__SuccessUrl", returnUrl)
                .WithEnvironment("Payments__Stripe__CancelUrl", returnUrl)
                .WithEnvironment("Payments__Stripe__Connect__ReturnUrl", ReferenceExpression.Create($"{address}/"))
                .WithEnvironment("Payments__Stripe__Connect__Country", "TR")
                .WithEnvironment("Payments__Stripe__Connect__WebhookSecrets__0", webhookSecret);
        }
    }

    /// <summary>The shop's page, or the Api's own: both ask the provider before they show anything, so that a lost
    /// webhook costs nobody an order.</summary>
    private static ReferenceExpression ReturnUrl(EndpointReference api, SampleApplications? samples)
    {
        if (samples is null)
            return ReferenceExpression.Create($"{api}/api/v1/payments/{{PAYMENT_ID}}/return?token={{PAYMENT_TOKEN}}");
        var shop = samples.Shop.GetEndpoint("http");
        // Its braces are no placeholders of this expression.
        var page = SampleFiles
            .PaidPage.Replace("{", "{{", StringComparison.Ordinal)
            .Replace("}", "}}", StringComparison.Ordinal);
        return ReferenceExpression.Create($"{shop}{page}");
    }

    private static string Parameter(IDistributedApplicationBuilder builder, string name, string fallback) =>
        builder.Configuration[$"Parameters:{name}"] is { Length: > 0 } value ? value : fallback;
}
