using Marketplace.Modules.Orders;
using Marketplace.PaymentSimulator.Carrier;
using Microsoft.Extensions.Configuration;

namespace Marketplace.Standalone;

/// <summary>Gives the simulated carrier and the product the same secrets and each other's address.</summary>
internal static class LocalCarrier
{
    private const string Product = CarriersOptions.Section + ":Simulator";

    /// <summary>A parcel with a label arrives by itself two minutes later.</summary>
    private const string Step = "00:00:30";

    /// <summary>Configures the simulator.</summary>
    internal static void AddTo(IConfigurationBuilder simulator, InstanceSecrets secrets, Uri api) =>
        simulator.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                [$"{CarrierOptions.Section}:ApiKey"] = secrets.Password(SecretNames.CarrierApiKey),
                [$"{CarrierOptions.Section}:WebhookSecret"] = secrets.Password(SecretNames.CarrierWebhook),
                [$"{CarrierOptions.Section}:WebhookUrl"] = new Uri(
                    api,
                    "/api/v1/carriers/webhooks/simulator"
                ).AbsoluteUri,
                [$"{CarrierOptions.Section}:Step"] = Step,
            }
        );

    /// <summary>Configures the product, unless the environment configures carriers.</summary>
    internal static void Use(InstanceSettings settings, InstanceSecrets secrets, string address)
    {
        if (settings.HasSection(CarriersOptions.Section))
            return;
        settings.Set($"{Product}:Url", address);
        settings.Set($"{Product}:ApiKey", secrets.Password(SecretNames.CarrierApiKey));
        settings.Set($"{Product}:WebhookSecret", secrets.Password(SecretNames.CarrierWebhook));
    }
}
