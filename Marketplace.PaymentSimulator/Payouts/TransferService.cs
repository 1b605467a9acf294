using Marketplace.PaymentSimulator.Store;
using Marketplace.PaymentSimulator.Webhooks;
using Marketplace.PaymentSimulator.Wire;
using Microsoft.Extensions.Options;

namespace Marketplace.PaymentSimulator.Payouts;

/// <summary>Makes transfers, which go as their account says.</summary>
/// <remarks>Every method is called under <see cref="SimulatorState.Sync"/>. The platform's balance is not a limit: it
/// may become negative, so that a development database can outlive the simulator.</remarks>
public sealed class TransferService(
    SimulatorState state,
    EventLog events,
    Scheduler scheduler,
    IOptions<SimulatorOptions> options,
    TimeProvider clock
)
{
    /// <summary>Moves money to an account.</summary>
    public Transfer Create(StripeRequest request)
    {
        var account = state.Accounts.Get(request.Parameters.RequiredText("destination"));
        if (!account.PayoutsEnabled || account.Course == TransferCourse.Refused)
        {
            throw RefusedException.WrongState(
                "Your destination account needs to have the transfers capability enabled.",
                "insufficient_capabilities_for_transfer"
            );
        }

        var (id, now) = (ObjectIds.New("tr"), clock.GetUtcNow());
        var amount = request.Parameters.RequiredPositive("amount");
        var currency = request.Parameters.RequiredText("currency");
        var movement = state.Move(now, "transfer", -amount, currency, id);
        var transfer = state.Transfers.Add(
            id,
            new()
            {
                Id = id,
                Created = now.ToUnixTimeSeconds(),
                Amount = amount,
                BalanceTransaction = movement.Id,
                Currency = currency,
                Destination = account.Id,
                TransferGroup = request.Parameters.Text("transfer_group"),
                Metadata = request.Parameters.Map("metadata"),
                Course = account.Course,
                Scenario = account.Scenario,
            }
        );
        if (account.Course == TransferCourse.Delayed)
            movement.Status = "pending";
        Send(transfer, "transfer.created");
        Schedule(transfer, movement);
        return transfer;
    }

    /// <summary>Waits once more for what was on its way before a restart.</summary>
    public void Resume()
    {
        foreach (var transfer in state.Transfers.NewestFirst.Where(one => !one.Reversed))
        {
            if (state.BalanceTransactions.TryGet(transfer.BalanceTransaction, out var movement))
                Schedule(transfer, movement);
        }
    }

    /// <summary>Whether the answer to a request is delayed beyond the client's patience.</summary>
    public bool IsUnanswered(StripeRequest request) =>
        state.Accounts.TryGet(request.Parameters.Text("destination"), out var account)
        && account.Course == TransferCourse.Timeout;

    /// <summary>Takes money of a transfer back, as a person in the provider's dashboard would.</summary>
    /// <param name="amount">Null for all that is left.</param>
    public Transfer Return(string transferId, long? amount)
    {
        var transfer = state.Transfers.Get(transferId);
        var left = transfer.Amount - transfer.AmountReversed;
        if (left == 0 || amount > left || amount <= 0)
        {
            throw RefusedException.BadParameter(
                $"Only an amount up to the {left} that are left of the transfer can be reversed.",
                "amount"
            );
        }

        var back = amount ?? left;
        transfer.AmountReversed += back;
        state.Move(clock.GetUtcNow(), "transfer_refund", back, transfer.Currency, transfer.Id);
        Send(transfer, "transfer.reversed");
        return transfer;
    }

    private void Schedule(Transfer transfer, BalanceTransaction movement)
    {
        if (movement.Status == "pending")
            Later(options.Value.ProcessingDelay, transfer.Id, Arrive);
        if (transfer.Course == TransferCourse.Returned)
            Later(options.Value.LateDelay, transfer.Id, late => Return(late, null));
    }

    private Transfer Arrive(string transferId)
    {
        var transfer = state.Transfers.Get(transferId);
        state.BalanceTransactions.Get(transfer.BalanceTransaction).Status = "available";
        Send(transfer, "transfer.updated");
        return transfer;
    }

    private void Later(TimeSpan delay, string transferId, Func<string, Transfer> act) =>
        scheduler.After(
            delay,
            transferId,
            _ =>
            {
                lock (state.Sync)
                {
                    if (state.Transfers.TryGet(transferId, out var transfer) && !transfer.Reversed)
                        act(transferId);
                }

                return Task.CompletedTask;
            }
        );

    private void Send(Transfer transfer, string type)
    {
        var batch = events.BeginBatch();
        batch.Add(type, transfer);
        batch.Send(transfer.Scenario);
    }
}
