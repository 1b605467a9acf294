using System.Globalization;
using Marketplace.Foundation;
using Marketplace.Modules;
using Marketplace.Modules.Products;
using Marketplace.Modules.Sellers;
using Marketplace.Modules.Sellers.Contracts;
using Marketplace.Modules.Users;
using Marketplace.Modules.Users.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Standalone;

/// <summary>Who takes part: two administrators, buyers, and stores with goods.</summary>
internal sealed record SimulationCast(
    Actor Maker,
    Actor Confirmer,
    IReadOnlyList<Actor> Buyers,
    IReadOnlyList<SimulatedStore> Stores
)
{
    private const int BuyerCount = 12;
    private const int VariantCount = 4;
    private const int Stock = 10_000_000;
    private const string Password = "correct horse battery 9";
    private static readonly TaxClass[] TaxClasses = [TaxClass.Standard, TaxClass.Reduced, TaxClass.SuperReduced];

    /// <summary>Opens accounts and stores.</summary>
    public static async Task<SimulationCast> OpenAsync(SimulationWorld world)
    {
        var maker = AdminOf(await AccountAsync(world, "maker"));
        var confirmer = AdminOf(await AccountAsync(world, "confirmer"));
        var buyers = new List<Actor>();
        for (var i = 0; i < BuyerCount; i++)
            buyers.Add(ActorOf(await AccountAsync(world, $"buyer{i}")));
        var category = await world.ReadAsync(
            (db, ct) => db.Set<Category>().OrderBy(c => c.Slug).Select(c => new { c.Id, c.ParentId }).ToListAsync(ct)
        );
        var leaf = category.First(c => category.TrueForAll(other => other.ParentId != c.Id)).Id;
        var stores = new List<SimulatedStore>();
        for (var i = 0; i < world.Options.Stores; i++)
            stores.Add(await OpenStoreAsync(world, maker, leaf, i));
        return new(maker, confirmer, buyers, stores);
    }

    private static async Task<SimulatedStore> OpenStoreAsync(
        SimulationWorld world,
        Actor admin,
        Guid category,
        int number
    )
    {
        var owner = ActorOf(await AccountAsync(world, $"seller{number}"));
        var text = number.ToString(CultureInfo.InvariantCulture);
        var profile = new SellerProfile(
            Name: "Simulated " + text,
            LegalName: $"Simulated {text} Ltd. Şti.",
            TaxId: "1234567890",
            Iban: SimulatedIban.Of(number),
            AcceptsCashOnDelivery: true,
            Identity: new(SellerKind.Company, CentralAddress: "Moda Cad. 12", City: "İstanbul", TaxOffice: "Kadıköy")
        );
        var applied = await world.GetAsync<SellerService, Seller>(
            "opening a store",
            (s, ct) => s.ApplyAsync(owner, "simulated-" + text, profile, ct)
        );
        var store = new SimulatedStore(number, applied.Id, MemberOf(owner, applied.Id), []);
        await world.GetAsync<SellerService, Seller>(
            "submitting a store",
            (s, ct) => s.SubmitAsync(store.Owner, store.Id, ct)
        );
        await world.GetAsync<SellerAdministrationService, Seller>(
            "approving a store",
            (s, ct) => s.ApproveAsync(admin, store.Id, null, ct)
        );
        await world.HandleEventsAsync();
        return store with { Variants = await GoodsAsync(world, store, category) };
    }

    private static async Task<IReadOnlyList<Guid>> GoodsAsync(
        SimulationWorld world,
        SimulatedStore store,
        Guid category
    )
    {
        var made = await world.GetAsync<ProductService, Product>(
            "making a product",
            (s, ct) =>
                s.CreateAsync(
                    store.Owner,
                    new(
                        store.Id,
                        category,
                        null,
                        $"Simulated goods {store.Number}",
                        "",
                        null,
                        TaxClasses[store.Number % TaxClasses.Length],
                        Publish: true,
                        [.. Enumerable.Range(0, VariantCount).Select(i => VariantOf(store.Number, i))]
                    ),
                    ct
                )
        );
        return [.. made.Variants.OrderBy(v => v.Sku).Select(v => v.Id)];
    }

    // Prices that do not divide evenly, so that every rounding occurs.
    private static NewVariant VariantOf(int store, int number) =>
        new(
            new(
                string.Create(CultureInfo.InvariantCulture, $"SIM-{store}-{number}"),
                new Dictionary<string, string> { ["Size"] = number.ToString(CultureInfo.InvariantCulture) },
                new(4_999 + (number * 7_331) + (store * 13), new MarketplaceOptions().Currency),
                null,
                null,
                true
            ),
            Stock,
            0
        );

    private static Task<Guid> AccountAsync(SimulationWorld world, string name) =>
        world.GetAsync<RegistrationService, Guid>(
            "opening an account",
            (s, ct) =>
                s.OpenConfirmedAsync(new($"{name}@simulated.example", Password, name, null, Language.Default), ct)
        );

    private static Actor ActorOf(Guid userId) => new(userId, new HashSet<string>(), new HashSet<Guid>(), true);

    private static Actor AdminOf(Guid userId) =>
        ActorOf(userId) with
        {
            Roles = new HashSet<string> { UserRoles.Admin },
        };

    private static Actor MemberOf(Actor owner, Guid sellerId) =>
        owner with
        {
            SellerIds = new HashSet<Guid> { sellerId },
            Scopes = new Dictionary<Guid, IReadOnlySet<string>> { [sellerId] = SellerScopes.All.ToHashSet() },
        };
}

/// <summary>Valid IBANs of nobody.</summary>
internal static class SimulatedIban
{
    private const string Letters = "2927"; // T and R as numbers.

    /// <summary>Another one for each number.</summary>
    public static string Of(int number)
    {
        var account = string.Create(CultureInfo.InvariantCulture, $"000100{number:D16}");
        var rest = (int)(System.Numerics.BigInteger.Parse(account + Letters + "00", CultureInfo.InvariantCulture) % 97);
        return string.Create(CultureInfo.InvariantCulture, $"TR{98 - rest:D2}{account}");
    }
}
