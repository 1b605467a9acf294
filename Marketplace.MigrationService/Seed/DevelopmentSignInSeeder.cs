using Marketplace.Foundation;
using Marketplace.Modules.Sellers;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Users;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.MigrationService;

/// <summary>Makes an administrator, a seller with an approved store and a buyer.</summary>
/// <remarks>Repeat: accounts that are there keep their passwords, a store that is there its status beyond approval; a
/// run that was cut short is finished.</remarks>
public sealed class DevelopmentSignInSeeder(
    DevelopmentSignIns signIns,
    UserAdministrationService administration,
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
        Iban: "TR330006100519786457841326"
    );

    public int Order => 30;

    public bool IsWanted(MigrationArguments arguments) => true;

    public async Task SeedAsync(MigrationArguments arguments, CancellationToken cancellationToken)
    {
        Done(await administration.EnsureAdminAsync(signIns.Admin.Email, signIns.Admin.Password, cancellationToken));
        Done(await registration.OpenConfirmedAsync(Account(signIns.Buyer, "Deneme Alıcısı"), cancellationToken));
        await EnsureStoreAsync(
            Done(await registration.OpenConfirmedAsync(Account(signIns.Seller, "Deneme Satıcısı"), cancellationToken)),
            cancellationToken
        );
    }

    private async Task EnsureStoreAsync(Guid ownerId, CancellationToken cancellationToken)
    {
        var owner = new Actor(ownerId, new HashSet<string>(), new HashSet<Guid>(), EmailConfirmed: true);
        var present = await memberships.SellersOfAsync(ownerId, cancellationToken);
        var id =
            present.Count > 0 ? present[0] : Done(await stores.ApplyAsync(owner, Slug, Profile, cancellationToken)).Id;
        var store = (await queries.FindAsync(id, cancellationToken))!;
        if (store.Status == SellerStatus.Draft)
            Done(await stores.SubmitAsync(owner with { SellerIds = new HashSet<Guid> { id } }, id, cancellationToken));
        if (store.Status is SellerStatus.Draft or SellerStatus.Submitted)
            Done(await approval.ApproveAsync(Actor.System, id, null, cancellationToken));
    }

    private static NewAccount Account(DevelopmentSignIn signIn, string name) =>
        new(signIn.Email, signIn.Password, name, null, Language.Default);

    private static void Done(Result result)
    {
        if (!result.Succeeded)
            throw Refused(result.Error);
    }

    private static T Done<T>(Result<T> result) => result.Succeeded ? result.Value : throw Refused(result.Error);

    private static InvalidOperationException Refused(Error error) =>
        new($"The development sign-ins could not be made: {error.Code}");
}
