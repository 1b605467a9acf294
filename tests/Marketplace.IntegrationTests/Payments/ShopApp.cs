using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Products;
using Marketplace.Modules.Users.Contracts;
using Microsoft.EntityFrameworkCore;
using Settlement = Marketplace.Modules.Payments.Settlement;

namespace Marketplace.IntegrationTests.Payments;

/// <summary>The Api whose payments go to the simulated provider, with a store that has goods and a buyer who wants them.</summary>
public sealed class ShopApp : MarketplaceApp, IAsyncLifetime
{
    public const int Stock = 1_000_000;
    public const string NextSecret = "whsec_of_the_rotation_4567";

    private const int VariantCount = 20;
    private const long PriceMinor = 3_333;
    private static readonly DeliveryAddress Home = new("Deniz Yılmaz", "+905321234567", "Deneme Sk. 1", null, "Kadıköy", "İstanbul", "34710", "TR");

    public SimulatedProvider Provider { get; private set; } = null!;

    public SignIn Buyer { get; private set; } = null!;

    public SignIn Seller { get; private set; } = null!;

    public IReadOnlyList<Guid> Variants { get; private set; } = [];

    public Actor BuyingActor => new(Buyer.UserId, new HashSet<string>(), new HashSet<Guid>(), true);

    public Actor SellingActor => new(Seller.UserId, new HashSet<string>(), new HashSet<Guid> { Seller.SellerId }, true);

    protected override IReadOnlyDictionary<string, string?> Overrides =>
        new Dictionary<string, string?>(Provider.Settings) { ["Payments:Stripe:WebhookSecrets:1"] = NextSecret };

    public new async ValueTask InitializeAsync()
    {
        Provider = await SimulatedProvider.StartAsync(Clock, TimeSpan.FromMilliseconds(300));
        await base.InitializeAsync();
        await Provider.TellAsync(Address);
        Buyer = await this.BuyerAsync();
        Seller = await this.SellerAsync();
        await DrainAsync();
        Variants = await FillShelvesAsync();
    }

    public new async ValueTask DisposeAsync()
    {
        Buyer.Dispose();
        Seller.Dispose();
        await base.DisposeAsync();
        await Provider.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A purchase of one line, made through the services; a card payment waits for news.</summary>
    public async Task<Sale> BuyAsync(int variant = 0, int quantity = 2, PaymentMethod method = PaymentMethod.Card)
    {
        var wanted = new StartCheckout(BuyingActor, [new(Variants[variant % Variants.Count], quantity, null)], Home, [], method, false);
        var checkout = await InScopeAsync<CheckoutService, Result<Checkout>>(s => s.StartAsync(wanted, default));
        Assert.True(checkout.Succeeded, checkout.Error?.Code);
        var placed = await InScopeAsync<CheckoutService, Result<PlacedPurchase>>(s => s.CompleteAsync(checkout.Value.Id, BuyingActor, "en", default));
        Assert.True(placed.Succeeded, placed.Error?.Code);
        var order = placed.Value.Orders.Single();
        return new(placed.Value.Purchase.Id, order.Id, order.Lines[0].Id, placed.Value.PaymentId ?? Guid.Empty, order.Total, new(order.Lines[0].UnitPriceMinor, order.Currency));
    }

    /// <summary>A card purchase whose payment succeeded.</summary>
    public async Task<Sale> PaidAsync(int variant = 0, int quantity = 2)
    {
        var sale = await BuyAsync(variant, quantity);
        Assert.Equal(SettlementOutcome.Applied, (await SettleAsync(sale.Succeeded, "webhook")).Outcome);
        return sale;
    }

    /// <summary>Takes news of a payment in.</summary>
    public Task<Settlement> SettleAsync(ProviderPayment news, string source) => InScopeAsync<PaymentSettlement, Settlement>(s => s.ApplyAsync(StripeGateway.Name, news, source, default));

    public Task<Order> OrderAsync(Guid id) => QueryAsync(db => db.Set<Order>().AsNoTracking().SingleAsync(o => o.Id == id));

    public Task<Payment> PaymentAsync(Guid id) => QueryAsync(db => db.Set<Payment>().AsNoTracking().SingleAsync(p => p.Id == id));

    /// <summary>Events of a kind about something, sent or not.</summary>
    public Task<long> EventsAsync(string type, Guid subject) =>
        ScalarAsync<long>($"SELECT COUNT(*) FROM platform.outbox_messages WHERE type = 'marketplace.{type}.v1' AND subject = '{subject}'");

    /// <summary>Waits until something holds; fails by saying what never happened.</summary>
    public static async Task EventuallyAsync(string what, Func<Task<bool>> holdsAsync)
    {
        var patience = System.Diagnostics.Stopwatch.StartNew();
        while (!await holdsAsync())
        {
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(60), $"Never happened: {what}");
            await Task.Delay(25);
        }
    }

    private async Task<IReadOnlyList<Guid>> FillShelvesAsync()
    {
        var category = await InScopeAsync<CategoryService, Result<Category>>(s => s.CreateAsync(Actor.System, new(null, "shoes", "Ayakkabı", "Shoes", 0, true), default));
        var input = new CreateProduct(Seller.SellerId, category.Value.Id, null, "Walking shoes", "", null, TaxClass.Standard, true,
            [.. Enumerable.Range(0, VariantCount).Select(i => new NewVariant(
                new($"SHOE-{i}", new Dictionary<string, string> { ["Size"] = $"{i}" }, new(PriceMinor + i, "TRY"), null, null, true), Stock, 5))]);
        var made = await InScopeAsync<ProductService, Result<Product>>(s => s.CreateAsync(Actor.System, input, default));
        Assert.True(made.Succeeded, made.Error?.Code);
        await DrainAsync();
        return made.Value.Variants.Select(v => v.Id).ToArray();
    }
}

/// <summary>A purchase of one order of one line.</summary>
public sealed record Sale(Guid PurchaseId, Guid OrderId, Guid LineId, Guid PaymentId, Money Total, Money UnitPrice)
{
    /// <summary>Id of the provider's page; made up, as no page was asked for.</summary>
    public string SessionId => $"cs_test_{PaymentId:N}";

    public string CaptureId => $"pi_{PaymentId:N}";

    public PaymentReference Reference => new(PaymentId, "purchase", PurchaseId);

    /// <summary>What the provider says when the money is there.</summary>
    public ProviderPayment Succeeded => new(SessionId, CaptureId, Reference, Modules.Payments.Contracts.PaymentStatus.Succeeded, Total, null);
}
