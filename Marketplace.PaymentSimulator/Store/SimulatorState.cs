using Marketplace.PaymentSimulator.Webhooks;
using Marketplace.PaymentSimulator.Wire;
using Microsoft.Extensions.Options;

namespace Marketplace.PaymentSimulator.Store;

/// <summary>Everything the simulator remembers, in memory: it begins empty and is gone when the process ends.</summary>
/// <remarks>One lock guards all of it. Whoever reads or writes holds <see cref="Sync"/>; nothing is awaited
/// meanwhile.</remarks>
public sealed class SimulatorState(IOptions<SimulatorOptions> options)
{
    private readonly int _capacity = options.Value.Capacity;

    /// <summary>Guards every member of this class and every object it holds.</summary>
    public Lock Sync { get; } = new();

    public Shelf<CheckoutSession> Sessions => field ??= new("checkout.session", _capacity);

    public Shelf<PaymentIntent> Intents => field ??= new("payment_intent", _capacity);

    public Shelf<Charge> Charges => field ??= new("charge", _capacity);

    public Shelf<Refund> Refunds => field ??= new("refund", _capacity);

    public Shelf<Customer> Customers => field ??= new("customer", _capacity);

    public Shelf<PaymentMethod> PaymentMethods => field ??= new("payment_method", _capacity);

    public Shelf<Price> Prices => field ??= new("price", _capacity);

    public Shelf<StripeEvent> Events => field ??= new("event", _capacity);

    public Shelf<SentWebhook> Webhooks => field ??= new("webhook", _capacity);

    public Shelf<StoredAnswer> ApiResults => field ??= new("idempotency key", _capacity);

    /// <summary>The object an id names, whatever its kind; null if it is not known.</summary>
    public StripeObject? Find(string id)
    {
        return id.Split('_')[0] switch
        {
            "cs" => On(Sessions),
            "pi" => On(Intents),
            "ch" => On(Charges),
            "re" => On(Refunds),
            "cus" => On(Customers),
            "pm" => On(PaymentMethods),
            "price" => On(Prices),
            _ => null,
        };

        StripeObject? On<T>(Shelf<T> shelf)
            where T : StripeObject => shelf.TryGet(id, out var one) ? one : null;
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Sessions.Clear();
        Intents.Clear();
        Charges.Clear();
        Refunds.Clear();
        Customers.Clear();
        PaymentMethods.Clear();
        Prices.Clear();
        Events.Clear();
        Webhooks.Clear();
        ApiResults.Clear();
    }
}
