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
public class ShopApp : MarketplaceApp, IAsyncLifetime
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

    private Guid _category;

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
        var checkout = await InScopeAsync<CheckoutService, Result<Checkout>>(s => s.StartAsync(wanted, default));
        Assert.True(checkout.Succeeded, checkout.Error?.Code);
        var placed = await InScopeAsync<CheckoutService, Result<PlacedPurchase>>(s =>
            s.CompleteAsync(checkout.Value.Id, BuyingActor, Language.English, default)
        );
        Assert.True(placed.Succeeded, placed.Error?.Code);
        return placed.Value;
    }

    /// <summary>Puts a product of one variant on sale.</summary>
    public async Task<Guid> OfferAsync(Guid sellerId, int stock, long priceMinor) =>
        (
            await MakeAsync(
                sellerId,
                [
                    new(
                        new(
                            $"SKU-{Guid.CreateVersion7():N}",
                            new Dictionary<string, string>(),
                            new(priceMinor, "TRY"),
                            null,
                            null,
                            true
                        ),
                        stock,
                        0
                    ),
                ]
            )
        ).Single();

    /// <summary>A card purchase whose payment succeeded.</summary>
    public async Task<Sale> PaidAsync(int variant = 0, int quantity = 2)
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
        InScopeAsync<UnpaidPurchaseService, Result<PaymentSummary>>(s =>
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

    /// <summary>Fails where money, stock, orders and books do not agree.</summary>
    public async Task ExpectInvariantsAsync()
    {
        await DrainAsync();
        var report = await InScopeAsync<InvariantService, InvariantReport>(s => s.CheckAsync(default));
        Assert.True(report.Ok, Invariants.InvariantTests.Broken(report));
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

    /// <summary>Events of a kind about something, sent or not.</summary>
    public Task<long> EventsAsync(string type, Guid subject) =>
        ScalarAsync<long>(
            $"""
            SELECT COUNT(*) FROM platform.outbox_messages WHERE type = 'marketplace.{type}.v1' AND subject = '{subject}'
            """
        );

    private async Task<IReadOnlyList<Guid>> FillShelvesAsync()
    {
        _category = (
            await InScopeAsync<CategoryService, Result<Category>>(s =>
                s.CreateAsync(Actor.System, new(null, "shoes", "Ayakkabı", "Shoes", 0, true), default)
            )
        )
            .Value
            .Id;
        return await MakeAsync(
            Seller.SellerId,
            [
                .. Enumerable
                    .Range(0, VariantCount)
                    .Select(i => new NewVariant(
                        new(
                            $"SHOE-{i}",
                            new Dictionary<string, string> { ["Size"] = $"{i}" },
                            new(PriceMinor + i, "TRY"),
                            null,
                            null,
                            true
                        ),
                        Stock,
                        5
                    )),
            ]
        );
    }

    private async Task<IReadOnlyList<Guid>> MakeAsync(Guid sellerId, IReadOnlyList<NewVariant> variants)
    {
        await DrainAsync();
        var input = new CreateProduct(
            sellerId,
            _category,
            null,
            "Walking shoes",
            "",
            null,
            TaxClass.Standard,
            true,
            variants
        );
        var made = await InScopeAsync<ProductService, Result<Product>>(s =>
            s.CreateAsync(Actor.System, input, default)
        );
        Assert.True(made.Succeeded, made.Error?.Code);
        await DrainAsync();
        return made.Value.Variants.Select(v => v.Id).ToArray();
    }
}

/// <summary>A purchase of one order of one line.</summary>
public sealed record Sale(Guid PurchaseId, Guid OrderId, Guid LineId, Guid PaymentId, Money Total, Money UnitPrice)
{
    public static Sale Of(PlacedPurchase placed, Order order) =>
        new(
            placed.Purchase.Id,
            order.Id,
            order.Lines[0].Id,
            placed.PaymentId ?? Guid.Empty,
            order.Total,
            new(order.Lines[0].UnitPriceMinor, order.Currency)
        );

    /// <summary>Id of the provider's page; made up, as no page was asked for.</summary>
    public string SessionId => $"cs_test_{PaymentId:N}";

    public string CaptureId => $"pi_{PaymentId:N}";

    public PaymentReference Reference => new(PaymentId, "purchase", PurchaseId);

    /// <summary>What the provider says when the money is there.</summary>
    public ProviderPayment Succeeded => new(SessionId, CaptureId, Reference, PaymentStatus.Succeeded, Total, null);
}
