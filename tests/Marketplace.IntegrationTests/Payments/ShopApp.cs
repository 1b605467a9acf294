using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Invariants;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Products;
using Marketplace.Modules.Users.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Settlement = Marketplace.Modules.Payments.Settlement;

namespace Marketplace.IntegrationTests.Payments;

/// <summary>The Api whose payments go to the simulated provider, with a store that has goods and a buyer who wants
/// them.</summary>
public sealed class ShopApp : MarketplaceApp
{
    public const int Stock = 1_000_000;
    public const string NextSecret = "whsec_of_the_rotation_4567";

    private const int VariantCount = 20;
    private const long PriceMinor = 3_333;
    private static readonly DeliveryAddress Home = new(
        "Deniz Yılmaz",
        "+905321234567",
        "Deneme Sk. 1",
        null,
        "Kadıköy",
        "İstanbul",
        "34710",
        "TR"
    );

    public SimulatedProvider Provider { get; private set; } = null!;

    public SignIn Buyer { get; private set; } = null!;

    public SignIn Seller { get; private set; } = null!;

    public IReadOnlyList<Guid> Variants { get; private set; } = [];

    public Actor BuyingActor => new(Buyer.UserId, new HashSet<string>(), new HashSet<Guid>(), true);

    public Actor SellingActor => new(Seller.UserId, new HashSet<string>(), new HashSet<Guid> { Seller.SellerId }, true);

    protected override IReadOnlyDictionary<string, string?> Overrides =>
        new Dictionary<string, string?>(Provider.Settings) { ["Payments:Stripe:WebhookSecrets:1"] = NextSecret };

    public override async ValueTask InitializeAsync()
    {
        Provider = await SimulatedProvider.StartAsync(Clock, TimeSpan.FromMilliseconds(300));
        await base.InitializeAsync();
        await Provider.TellAsync(Address);
        Buyer = await this.BuyerAsync();
        Seller = await this.SellerAsync();
        var shoes = new ProductSpec("Walking shoes", Stock, PriceMinor, VariantCount, LowThreshold: 5, Sku: "SHOE");
        Variants = [.. (await this.MakeProductAsync(Seller.SellerId, shoes)).Variants.Select(v => v.Id)];
        await DrainAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        Buyer.Dispose();
        Seller.Dispose();
        await base.DisposeAsync();
        await Provider.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A purchase of one line, made through the services; a card payment waits for news.</summary>
    public Task<Sale> BuyAsync(int variant = 0, int quantity = 2, PaymentMethod method = PaymentMethod.Card) =>
        BuyAsync(Variants[variant % Variants.Count], quantity, method);

    public async Task<Sale> BuyAsync(Guid variantId, int quantity, PaymentMethod method = PaymentMethod.Card)
    {
        var placed = await PlaceAsync(method, (variantId, quantity));
        return Sale.Of(placed, placed.Orders.Single());
    }

    /// <summary>A purchase of several lines, one order a store.</summary>
    public async Task<PlacedPurchase> PlaceAsync(PaymentMethod method, params (Guid VariantId, int Quantity)[] items)
    {
        var wanted = new StartCheckout(
            BuyingActor,
            [.. items.Select(i => new WantedItem(i.VariantId, i.Quantity, null))],
            Home,
            [],
            method,
            false
        );
        var checkout = await InScopeAsync<CheckoutService, Result<StartedCheckout>>(s => s.StartAsync(wanted, default));
        Assert.True(checkout.Succeeded, checkout.Error?.Code);
        var placed = await InScopeAsync<CheckoutService, Result<PlacedPurchase>>(s =>
            s.CompleteAsync(checkout.Value.Checkout.Id, BuyingActor, Language.English, ContractConsent.None, default)
        );
        Assert.True(placed.Succeeded, placed.Error?.Code);
        return placed.Value;
    }

    /// <summary>A card purchase whose payment succeeded.</summary>
    public async Task<Sale> PaidOrderAsync(int variant = 0, int quantity = 2)
    {
        var sale = await BuyAsync(variant, quantity);
        Assert.Equal(SettlementOutcome.Applied, (await SettleAsync(sale.Succeeded, "webhook")).Outcome);
        return sale;
    }

    /// <summary>A card purchase with the provider's page open.</summary>
    public async Task<(Sale Sale, string Page)> OpenAsync(int variant = 0, int quantity = 2)
    {
        var sale = await BuyAsync(variant, quantity);
        return (sale, await PageAsync(sale.PaymentId));
    }

    /// <summary>The provider's page of a payment.</summary>
    public async Task<string> PageAsync(Guid paymentId)
    {
        var opened = await InScopeAsync<IPayments, Result<PaymentSummary>>(p =>
            p.OpenCheckoutAsync(paymentId, default)
        );
        Assert.True(opened.Succeeded, opened.Error?.Code);
        return opened.Value.CheckoutUrl!;
    }

    /// <summary>Another payment of a purchase.</summary>
    public Task<Result<PaymentSummary>> PayAgainAsync(Sale sale) =>
        InScopeAsync<PurchasePaymentService, Result<PaymentSummary>>(s =>
            s.PayAgainAsync(sale.PurchaseId, BuyingActor, Language.English, default)
        );

    public Task<Refund> RefundAsync(Sale sale) =>
        QueryAsync(db => db.Set<Refund>().AsNoTracking().SingleAsync(r => r.PaymentId == sale.PaymentId));

    /// <summary>The buyer calls the order off.</summary>
    public async Task CancelAsync(Sale sale)
    {
        var cancelled = await InScopeAsync<OrderService, Result>(s =>
            s.MoveAsync(new(sale.OrderId, OrderCommand.Cancel, OrderActor.Buyer(BuyingActor)), default)
        );
        Assert.True(cancelled.Succeeded, cancelled.Error?.Code);
    }

    /// <summary>Runs a scheduled job that must fail, and gives what it says.</summary>
    public async Task<string> FailJobAsync(string name)
    {
        var schedule = Services.GetServices<JobSchedule>().Single(s => s.Name == name);
        Assert.True(
            await Services
                .GetRequiredService<JobRunner>()
                .TryRunAsync(schedule, evenIfNotDue: true, CancellationToken.None)
        );
        var run = await QueryAsync(db =>
            db.JobRuns.Where(r => r.Name == name).OrderByDescending(r => r.StartedAt).FirstAsync()
        );
        Assert.Equal(JobOutcome.Failed, run.Outcome);
        return run.Detail!;
    }

    /// <summary>Takes news of a payment in.</summary>
    public Task<Settlement> SettleAsync(ProviderPayment news, string source) =>
        InScopeAsync<PaymentSettlementService, Settlement>(s =>
            s.ApplyAsync(StripeGateway.Name, news, source, default)
        );

    public Task<Order> OrderAsync(Guid id) =>
        QueryAsync(db => db.Set<Order>().AsNoTracking().SingleAsync(o => o.Id == id));

    public Task<Payment> PaymentAsync(Guid id) =>
        QueryAsync(db => db.Set<Payment>().AsNoTracking().SingleAsync(p => p.Id == id));
}
