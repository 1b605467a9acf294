using Marketplace.Foundation;
using Marketplace.Modules.Sellers;
using Marketplace.Modules.Users;
using Marketplace.Modules.Users.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.IntegrationTests.Infrastructure;

/// <summary>Brings a store to approval through the services.</summary>
public static class Stores
{
    public const string TaxId = "1234567890";
    public const string Iban = "TR330006100519786457841326";

    /// <summary>An approved, open store of the user.</summary>
    public static async Task<Guid> OpenAsync(IServiceProvider services, User owner, int number)
    {
        var sellers = services.GetRequiredService<SellerService>();
        var actor = new Actor(owner.Id, new HashSet<string>(), new HashSet<Guid>(), true);
        var applied = await sellers.ApplyAsync(
            actor,
            $"store-{number}",
            new(Name: $"Store {number}", LegalName: $"Store {number} Ltd", TaxId: TaxId, Iban: Iban),
            CancellationToken.None
        );
        Assert.True(applied.Succeeded);
        var id = applied.Value.Id;
        Assert.True(
            (
                await sellers.SubmitAsync(
                    actor with
                    {
                        SellerIds = new HashSet<Guid> { id },
                    },
                    id,
                    CancellationToken.None
                )
            ).Succeeded
        );
        Assert.True(
            (
                await services
                    .GetRequiredService<SellerAdministrationService>()
                    .ApproveAsync(Actor.System, id, null, CancellationToken.None)
            ).Succeeded
        );
        return id;
    }
}
