namespace Marketplace.Modules.Orders;

/// <summary>The carriers whose systems this deployment speaks to.</summary>
public sealed class CarrierGatewayRegistry(IEnumerable<ICarrierGateway> gateways)
{
    /// <summary>Those with an account.</summary>
    public IReadOnlyList<ICarrierGateway> Configured { get; } = [.. gateways.Where(gateway => gateway.IsConfigured)];

    /// <summary>The codes of those with an account.</summary>
    public IReadOnlyList<string> Codes => [.. Configured.Select(gateway => gateway.Code)];

    /// <summary>Whether sellers get labels from the carrier: they can choose it, and its account is set up.</summary>
    internal bool MakesLabels(Carrier carrier) => carrier.IsActive && Find(carrier.Code) is not null;

    /// <summary>Those that <see cref="MakesLabels"/>, by the database.</summary>
    internal IQueryable<Carrier> Labelling(IQueryable<Carrier> carriers)
    {
        var codes = Codes;
        return carriers.Where(c => c.IsActive && codes.Contains(c.Code));
    }

    /// <summary>The gateway of a carrier; null when there is none with an account.</summary>
    public ICarrierGateway? Find(string code) => Configured.FirstOrDefault(gateway => gateway.Code == code);
}
