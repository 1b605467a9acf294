using System.Net;
using System.Net.Sockets;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Subscriptions;

/// <summary>Subscribing while the payment provider cannot be reached.</summary>
[ProviderAwayTests.ProviderBehindGate]
public sealed class ProviderAwayTests(BillingApp app) : IClassFixture<BillingApp>
{
    [Fact]
    public async Task Subscribe_ProviderAway_Answers502AndStaysPayableOnceItIsBack()
    {
        var store = await app.StoreAsync();
        await (await store.PostAsync("", new { planCode = "standard" }, "first")).ProblemAsync(
            502,
            "payment.provider_error"
        );
        Assert.Equal("incomplete", await store.StatusAsync());
        await (await store.PostAsync("", new { planCode = "standard" }, "first")).ProblemAsync(
            502,
            "payment.provider_error"
        );
        var invoice = (await store.OpenInvoiceAsync())!;
        await (await store.PostAsync($"/invoices/{invoice.Id}/pay")).ProblemAsync(502, "payment.provider_error");

        app.Setup<ProviderBehindGateAttribute>().Gate.Open(new Uri(app.Provider.Url).Port);
        var payment = await (await store.PostAsync($"/invoices/{invoice.Id}/pay")).JsonAsync(HttpStatusCode.Created);
        var subscribed = await (await store.PostAsync("", new { planCode = "standard" }, "first")).JsonAsync(
            HttpStatusCode.Created
        );
        Assert.Equal(payment.ToString(), subscribed.GetProperty("payment").ToString());
        var again = await (await store.PostAsync($"/invoices/{invoice.Id}/pay")).JsonAsync(HttpStatusCode.Created);
        Assert.Equal(payment.ToString(), again.ToString());
        var url = new UriBuilder(payment.GetProperty("checkoutUrl").GetString()!)
        {
            Port = new Uri(app.Provider.Url).Port,
        }.ToString();
        await app.Provider.PayAsync(url);
        await store.UntilStatusAsync("active");
        Assert.Equal(1, await store.EventsAsync("subscription-activated"));
    }

    /// <summary>The Api reaches the provider through a gate that is shut at first.</summary>
    public sealed class ProviderBehindGateAttribute : HostSetupAttribute
    {
        public PortGate Gate { get; } = new();

        public override IReadOnlyDictionary<string, string?> Settings(MarketplaceApp app) =>
            new Dictionary<string, string?> { ["Payments:Stripe:ApiBase"] = $"http://127.0.0.1:{Gate.Port}" };
    }

    /// <summary>A port that hangs up on everybody until it is opened onto another port.</summary>
    public sealed class PortGate
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private int _target;

        public PortGate()
        {
            _listener.Start();
            _ = AcceptAsync();
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public void Open(int target) => Volatile.Write(ref _target, target);

        private async Task AcceptAsync()
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync());
        }

        private async Task ServeAsync(TcpClient client)
        {
            using (client)
            {
                if (Volatile.Read(ref _target) is not (var port and not 0))
                    return;
                using var onward = new TcpClient();
                await onward.ConnectAsync(IPAddress.Loopback, port);
                await Task.WhenAny(
                    client.GetStream().CopyToAsync(onward.GetStream()),
                    onward.GetStream().CopyToAsync(client.GetStream())
                );
            }
        }
    }
}
