using Marketplace.Modules.Sellers;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Users;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.MigrationService;

/// <summary>Creates a seller with an approved store for development.</summary>
/// <remarks>Repeat: an existing account keeps its password, and an approved store its status. An interrupted run is
/// completed.</remarks>
public sealed class DevelopmentSellerSeeder(
    DevelopmentSignIns signIns,
    RegistrationService registration,
    SellerService stores,
    SellerAdministrationService approval,
    SellerQueries queries,
    IMembershipSource memberships
) : ISeeder
{
    private const string Slug = "deneme-magazasi";

    /// <summary>Well-formed numbers that belong to nobody.</summary>
    private static readonly SellerProfile Profile = new(
        Name: "Deneme Mağazası",
        Description: "The store of the development seller.",
        LegalName: "Deneme Ticaret Ltd. Şti.",
        TaxId: "1234567890",
        Iban: "TR330006100519786457841326",
        Identity: new(
            SellerKind.Company,
            CentralAddress: "Moda Cad. 12, Kadıköy",
            City: "İstanbul",
            TaxOffice: "Kadıköy"
        )
    );

    public int Order => 31;

    public bool IsWanted(MigrationArguments arguments) => true;

    public async Task SeedAsync(MigrationArguments arguments, CancellationToken cancellationToken)
    {
        var account = signIns.Seller.Account("Deneme Satıcısı");
        var ownerId = (await registration.OpenConfirmedAsync(account, cancellationToken)).Require();
        var owner = new Actor(ownerId, new HashSet<string>(), new HashSet<Guid>(), EmailConfirmed: true);
        var existing = await memberships.MembershipsOfAsync(ownerId, cancellationToken);
        var id =
            existing.Count > 0
                ? existing[0].SellerId
                : (await stores.ApplyAsync(owner, Slug, Profile, cancellationToken)).Require().Id;
        var store = (await queries.FindAsync(id, cancellationToken))!;
        if (store.Status == SellerStatus.Draft)
        {
            var member = owner with { SellerIds = new HashSet<Guid> { id } };
            (await stores.SubmitAsync(member, id, cancellationToken)).Require();
        }

        if (store.Status is SellerStatus.Draft or SellerStatus.Submitted)
            (await approval.ApproveAsync(Actor.System, id, null, cancellationToken)).Require();
    }
}
