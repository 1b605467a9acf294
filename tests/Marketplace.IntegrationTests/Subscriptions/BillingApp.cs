using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules;
using Marketplace.Modules.Sellers;
using Marketplace.Modules.Subscriptions.Contracts;
using Marketplace.Modules.Users;
using Marketplace.Modules.Users.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.IntegrationTests.Subscriptions;

/// <summary>The Api whose payments go to the simulated provider, and stores that subscribe.</summary>
public sealed class BillingApp : MarketplaceApp
{
    private int _stores;

    public SimulatedProvider Provider { get; private set; } = null!;

    protected override IReadOnlyDictionary<string, string?> Overrides => Provider.Settings;

    public override async ValueTask InitializeAsync()
    {
        Provider = await SimulatedProvider.StartAsync(Clock);
        await base.InitializeAsync();
        await Provider.TellAsync(Address);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Provider.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A store that has not been approved, with an owner of its own.</summary>
    public Task<BillingStore> StoreAsync(Language? language = null) =>
        InScopeAsync<MarketplaceDbContext, BillingStore>(async db =>
        {
            var (number, now) = (Interlocked.Increment(ref _stores), Clock.GetUtcNow());
            var owner = NewUser($"owner{number}@store.example", language ?? Language.English);
            var seller = Seller.Apply(Ids.New(Clock), $"store-{number}", $"Store {number}", owner.Id, now);
            db.AddRange(owner, seller);
            await db.SaveChangesAsync();
            return new BillingStore(this, owner, seller.Id);
        });

    /// <summary>An approved, open store with an owner of its own.</summary>
    public async Task<BillingStore> ApprovedStoreAsync()
    {
        var seller = await this.SellerAsync();
        var owner = await QueryAsync(db => db.Set<User>().AsNoTracking().SingleAsync(u => u.Id == seller.UserId));
        return new(this, owner, seller.SellerId);
    }

    /// <summary>A client of somebody with these roles and no store.</summary>
    public Task<HttpClient> SomebodyAsync(params string[] roles) =>
        InScopeAsync<MarketplaceDbContext, HttpClient>(async db =>
        {
            var user = NewUser($"user{Interlocked.Increment(ref _stores)}@people.example", Language.English);
            foreach (var role in roles)
                user.Grant(role);
            db.Add(user);
            await db.SaveChangesAsync();
            return ClientOf(user);
        });

    /// <summary>A client signed in from now on; access tokens live 15 minutes of the test's time.</summary>
    public HttpClient ClientOf(User user, params Guid[] sellerIds)
    {
        var stores = sellerIds.Select(id => new StoreMembership(id, "owner")).ToList();
        var client = NewClient(
            Services.GetRequiredService<AccessTokenIssuer>().Issue(user, Guid.CreateVersion7(), stores)
        );
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        return client;
    }

    /// <summary>Lets time pass as the worker would: a day at a time, the billing job after each.</summary>
    public async Task PassAsync(TimeSpan time, Func<Task>? eachDayAsync = null)
    {
        for (var day = TimeSpan.FromDays(1); time > TimeSpan.Zero; time -= day)
        {
            Clock.Advance(time < day ? time : day);
            await RunJobAsync("subscriptions.run-billing");
            if (eachDayAsync is not null)
                await eachDayAsync();
        }
    }

    protected override void ConfigureServices(IServiceCollection services)
    {
        services.AddSingleton<IGaugeSource, NoApiKeys>();
    }

    private User NewUser(string email, Language language)
    {
        var user = User.Register(
            Ids.New(Clock),
            new(email, "", "Deniz", null, language),
            "no password",
            Clock.GetUtcNow()
        );
        user.ConfirmEmail(Clock.GetUtcNow());
        return user;
    }

    /// <summary>API keys as they are in this release: there are none.</summary>
    private sealed class NoApiKeys : IGaugeSource
    {
        public string Metric => UsageMetrics.ApiKeys;

        public Task<IReadOnlyDictionary<Guid, long>> CountAsync(Guid? sellerId, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyDictionary<Guid, long>>(new Dictionary<Guid, long>());
    }
}
