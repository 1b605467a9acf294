using System.Security.Cryptography;

namespace Marketplace.Standalone;

/// <summary>Runs the demo scenario over HTTP against a running marketplace: open a store, sell, deliver in
/// two parcels, pay by card, take goods back, subscribe. Each step is printed with its result.</summary>
/// <remarks>Leaves its data behind: a store, its product and two orders, named after the run. Needs the data directory
/// of the instance for its mails and its administrator's password.</remarks>
internal sealed class DemoScenario
{
    private readonly DemoClient _client;
    private readonly DemoReport _report;
    private readonly InstanceSecrets _secrets;
    private readonly DemoAccounts _accounts;
    private readonly DemoSellerSteps _seller;
    private readonly DemoOrderSteps _orders;
    private readonly DemoPaymentSteps _payments;
    private readonly DemoCartSteps _carts;
    private readonly DemoParcelSteps _parcels;
    private readonly DemoReturnSteps _returns;
    private readonly string _run = RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz", 6);

    private DemoScenario(HttpClient http, RunningInstance instance, TextWriter output)
    {
        _client = new DemoClient(http, output);
        _report = new DemoReport(output);
        _secrets = new InstanceSecrets(instance.DataDirectory);
        _accounts = new DemoAccounts(_client, new DemoMailbox(instance.Mails));
        _seller = new DemoSellerSteps(_client, _report, _run);
        _orders = new DemoOrderSteps(_client, _report);
        _payments = new DemoPaymentSteps(_client, _report);
        _carts = new DemoCartSteps(_client, _report);
        _parcels = new DemoParcelSteps(_client, _report);
        _returns = new DemoReturnSteps(_client, _report);
    }

    /// <summary>Finds the instance and runs the scenario.</summary>
    /// <returns>0 when every step passed, otherwise 1.</returns>
    internal static async Task<int> RunAsync(
        StandaloneArguments arguments,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var instance = RunningInstance.Find(arguments);
        using var http = new HttpClient { BaseAddress = instance.Address, Timeout = TimeSpan.FromSeconds(30) };
        await output.WriteLineAsync(
            $"Running the demo scenario against {instance.Address.GetLeftPart(UriPartial.Authority)}\n"
        );
        try
        {
            await new DemoScenario(http, instance, output).RunAsync(cancellationToken);
            return 0;
        }
        catch (DemoFailedException failure)
        {
            await output.WriteLineAsync($"  FAILED {failure.Message}");
            return 1;
        }
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        var admin = await _accounts.SignInAsync(
            SecretNames.Email("admin"),
            _secrets.Passphrase(SecretNames.SignIn("admin")),
            cancellationToken
        );
        _report.Passed("An administrator signs in");
        var sellerEmail = $"seller-{_run}@example.com";
        var seller = await _accounts.RegisterAsync(sellerEmail, "Deniz Satıcı", cancellationToken);
        _report.Passed($"A seller registers, confirms the mailbox by the mailed link and signs in: {sellerEmail}");
        var store = await _seller.OpenStoreAsync(seller, admin, cancellationToken);
        var (product, variant) = await _seller.PublishProductAsync(store, seller, cancellationToken);
        var buyerEmail = $"buyer-{_run}@example.com";
        var buyer = await _accounts.RegisterAsync(buyerEmail, "Ayşe Yılmaz", cancellationToken);
        _report.Passed($"A buyer registers: {buyerEmail}");

        var cart = await _carts.FillAsync(variant, buyer, cancellationToken);
        var order = await _orders.BuyWithCashAsync(cart, buyer, cancellationToken);
        await _carts.CheckEmptyAsync(buyer, cancellationToken);
        await _orders.CheckStockAsync(store, variant, seller, cancellationToken);
        await _parcels.TalkAsync(store, order, seller, buyer, cancellationToken);
        await _parcels.ShipInTwoAsync(store, order, seller, buyer, cancellationToken);
        await _orders.CheckDeliveredAsync(order, buyer, cancellationToken);
        await _seller.ReadReportsAsync(store, seller, cancellationToken);
        await _orders.TryToOversellAsync(variant, buyer, cancellationToken);
        var paid = await _payments.BuyByCardAsync(_orders, variant, buyer, cancellationToken);
        await _returns.TakeBackAsync(store, paid, seller, buyer, cancellationToken);
        await _payments.SubscribeAsync(store, seller, cancellationToken);
        await CheckInvariantsAsync(admin, cancellationToken);

        await TellWhereToLookAsync(product);
    }

    private Task TellWhereToLookAsync(string product) =>
        _report.WriteAsync(
            $"""

            All {_report.Steps} steps passed. Look at what happened:
              the store     GET /api/v1/sellers/demo-{_run}
              the product   GET /api/v1/products/{product}
              as the admin  /admin
            """
        );

    private async Task CheckInvariantsAsync(string admin, CancellationToken cancellationToken)
    {
        var invariants = await _client.GetAsync("/api/v1/admin/invariants", admin, cancellationToken);
        var checks = invariants!["checks"]!.AsArray();
        var broken = checks
            .Where(check => check!["violations"]!.GetValue<long>() > 0)
            .Select(check => check.Text("code"));
        DemoReport.Expect(string.Join(", ", broken), "", "the broken invariants");
        _report.Passed($"All {checks.Count} invariants of stock, orders and money hold");
    }
}
