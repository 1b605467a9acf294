using Marketplace.Standalone;

namespace Marketplace.AppHost.Running;

/// <summary>Lets the product send parcels with the carrier that the payment simulator simulates as well.</summary>
internal static class SimulatedCarrier
{
    /// <summary>Gives both sides the same secrets and each other's address.</summary>
    internal static void Connect(
        IDistributedApplicationBuilder builder,
        InstanceData data,
        IResourceBuilder<ProjectResource> simulator,
        IResourceBuilder<ProjectResource> api,
        IResourceBuilder<ProjectResource> worker
    )
    {
        var key = data.Secret(
            builder,
            "carrier-key",
            "The key of the account with the simulated carrier; kept in the data directory.",
            secrets => secrets.Password(SecretNames.CarrierApiKey)
        );
        var signing = data.Secret(
            builder,
            "carrier-webhook-secret",
            "Signs the simulated carrier's webhooks; kept in the data directory.",
            secrets => secrets.Password(SecretNames.CarrierWebhook)
        );
        var webhooks = ReferenceExpression.Create($"{api.GetEndpoint("http")}/api/v1/carriers/webhooks/simulator");
        simulator
            .WithEnvironment("Simulator__Carrier__ApiKey", key)
            .WithEnvironment("Simulator__Carrier__WebhookSecret", signing)
            .WithEnvironment("Simulator__Carrier__WebhookUrl", webhooks)
            .WithEnvironment("Simulator__Carrier__Step", "00:00:30");
        foreach (var host in new[] { api, worker })
        {
            host.WithEnvironment("Carriers__Simulator__Url", simulator.GetEndpoint("http"))
                .WithEnvironment("Carriers__Simulator__ApiKey", key)
                .WithEnvironment("Carriers__Simulator__WebhookSecret", signing);
        }
    }
}
