using Marketplace.Foundation;
using Marketplace.Modules.Sellers.Contracts;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Orders;

/// <summary>Fills the texts for each seller of a checkout.</summary>
/// <remarks>The same checkout, parties, versions and settings give the same bytes.</remarks>
public sealed class SalesContractRenderService(
    SalesContractTemplateStore templates,
    IOptions<OrdersOptions> orders,
    IOptions<MarketplaceOptions> marketplace,
    IOptions<MailOptions> mail
)
{
    /// <summary>Whether quotes give texts to agree to.</summary>
    internal bool IsWanted => orders.Value.RequireContracts;

    /// <summary>The texts of a checkout, by seller and kind.</summary>
    internal async Task<IReadOnlyList<RenderedContract>> RenderAsync(
        Checkout checkout,
        IReadOnlyList<SellerParty> parties,
        IReadOnlyList<ContractVersion> versions,
        CancellationToken cancellationToken
    )
    {
        if (versions.Count < Enum.GetValues<SalesContractKind>().Length)
            throw new InvalidOperationException("A contract template is missing: run the MigrationService.");
        var terms = new ContractTerms(
            marketplace.Value.Name,
            marketplace.Value.PostalAddress,
            mail.Value.SupportEmail,
            marketplace.Value.Zone,
            orders.Value.ReturnWindowDays
        );
        var rendered = new List<RenderedContract>();
        foreach (var part in checkout.Quote.Sellers)
        {
            var party = parties.First(p => p.SellerId == part.SellerId);
            foreach (var version in versions)
            {
                var body = await templates.BodyAsync(version, cancellationToken);
                var language = Language.FindOrDefault(version.Locale);
                var text = SalesContractPlaces.Fill(body, new(checkout, part, party, terms, language));
                rendered.Add(
                    new(
                        part.SellerId,
                        version.Kind,
                        version.Version,
                        version.Locale,
                        RenderedContract.HashOf(text),
                        text
                    )
                );
            }
        }

        return rendered;
    }
}
