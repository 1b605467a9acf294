using Marketplace.PaymentSimulator.Carrier;
using Marketplace.PaymentSimulator.Flow;
using Marketplace.PaymentSimulator.Payouts;
using Marketplace.PaymentSimulator.Webhooks;

namespace Marketplace.PaymentSimulator.Store;

/// <summary>Goes on with what was under way when the simulator stopped, as the states of its objects tell. Waits begin
/// anew.</summary>
public sealed class Resumption(
    SimulatorState state,
    PaymentProcessor payments,
    RefundService refunds,
    TransferService transfers,
    WebhookSender webhooks,
    CarrierScanService carrier
)
{
    /// <summary>Schedules every step that was pending.</summary>
    public void Resume()
    {
        lock (state.Sync)
        {
            payments.Resume();
            refunds.Resume();
            transfers.Resume();
            webhooks.Resume();
        }

        carrier.Resume();
    }
}
