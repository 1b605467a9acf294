using Marketplace.PaymentSimulator.Payouts;
using Marketplace.PaymentSimulator.Webhooks;
using Marketplace.PaymentSimulator.Wire;
using Microsoft.Extensions.Options;

namespace Marketplace.PaymentSimulator.Store;

/// <summary>The simulator's state, in memory; <see cref="StateFile"/> keeps it over restarts where there is
/// one.</summary>
/// <remarks>One lock guards all of it: hold <see cref="Sync"/> to read or write, and await nothing meanwhile.</remarks>
public sealed class SimulatorState(IOptions<SimulatorOptions> options)
{
    private readonly int _capacity = options.Value.Capacity;

    /// <summary>Guards every member of this class and every object it holds.</summary>
    public Lock Sync { get; } = new();

    public ObjectStore<CheckoutSession> Sessions => field ??= new("checkout.session", _capacity);

    public ObjectStore<PaymentIntent> Intents => field ??= new("payment_intent", _capacity);

    public ObjectStore<Charge> Charges => field ??= new("charge", _capacity);

    public ObjectStore<Refund> Refunds => field ??= new("refund", _capacity);

    public ObjectStore<Dispute> Disputes => field ??= new("dispute", _capacity);

    public ObjectStore<Account> Accounts => field ??= new("account", _capacity);

    public ObjectStore<AccountLink> AccountLinks => field ??= new("account_link", _capacity);

    public ObjectStore<Transfer> Transfers => field ??= new("transfer", _capacity);

    public ObjectStore<BalanceTransaction> BalanceTransactions => field ??= new("balance_transaction", _capacity);

    public ObjectStore<PaymentMethod> PaymentMethods => field ??= new("payment_method", _capacity);

    public ObjectStore<SentWebhook> Webhooks =>
        field ??= new("webhook", _capacity) { IsKept = webhook => webhook.Status != "delivered" };

    public ObjectStore<StoredResponse> Responses => field ??= new("idempotency key", _capacity);

    internal IReadOnlyList<IObjectStore> Stores =>
        [
            Sessions,
            Intents,
            Charges,
            Refunds,
            Disputes,
            Accounts,
            AccountLinks,
            Transfers,
            BalanceTransactions,
            PaymentMethods,
            Webhooks,
            Responses,
        ];

    /// <summary>The object with an id, whatever its kind; null if there is none.</summary>
    public StripeObject? Find(string id)
    {
        return id.Split('_')[0] switch
        {
            "cs" => From(Sessions),
            "pi" => From(Intents),
            "ch" => From(Charges),
            "re" => From(Refunds),
            "dp" => From(Disputes),
            "acct" => From(Accounts),
            "tr" => From(Transfers),
            "txn" => From(BalanceTransactions),
            "pm" => From(PaymentMethods),
            _ => null,
        };

        StripeObject? From<T>(ObjectStore<T> objects)
            where T : StripeObject => objects.TryGet(id, out var one) ? one : null;
    }

    /// <summary>Removes everything.</summary>
    public void Clear()
    {
        foreach (var objects in Stores)
            objects.Clear();
    }
}
