namespace Marketplace.Modules.Orders;

/// <summary>The carriers whose systems this deployment speaks to.</summary>
public sealed class CarrierGatewayRegistry(IEnumerable<ICarrierGateway> gateways)
{
    /// <summary>Those with an account.</summary>
    public IReadOnlyList<ICarrierGateway> Configured { get; } = [.. gateways.Where(gateway => gateway.IsConfigured)];

    /// <summary>The codes of those with an account.</summary>
    public IReadOnlyList<string> Codes => [.. Configured.Select(gateway => gateway.Code)];

    /// <summary>The gateway of a carrier; null when there is none with an account.</summary>
    public ICarrierGateway? Find(string code) => Configured.FirstOrDefault(gateway => gateway.Code == code);
}
