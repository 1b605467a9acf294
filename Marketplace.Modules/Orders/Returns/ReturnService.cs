using Marketplace.Foundation;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Orders;

/// <summary>Changes the status of returns for every kind of actor.</summary>
/// <remarks>Order and locks: purchase, files, payment, stock, ledger.</remarks>
public sealed class ReturnService(
    UnitOfWork unitOfWork,
    IReturnRepository returns,
    ReturnSettlementService settlement,
    FileAttachmentService files,
    ReturnTimePolicy clock,
    IOptions<OrdersOptions> options
)
{
    /// <summary>Applies one transition of the state machine. When nothing is to be sent back, an approval is followed
    /// by the refund.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>, also for someone else's return; <c>return.invalid_transition</c>
    /// {from, command, allowed}; <c>return.reason_required</c>; <c>file.not_attachable</c>. Repeat:
    /// <c>return.invalid_transition</c>.</remarks>
    public Task<Result> MoveAsync(MoveReturn move, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync(
            async ct =>
            {
                if (
                    await returns.FindForUpdateAsync(move.ReturnId, ct) is not var (found, order)
                    || !found.IsVisibleTo(move.Party)
                )
                {
                    return PlatformErrors.NotFound;
                }

                var moved = found.Move(move, clock.Now, clock.Deadlines);
                if (!moved.Succeeded)
                    return moved;
                if (await AttachAsync(move, ct) is { Succeeded: false } refused)
                    return refused;
                if (found is { Status: ReturnStatus.Approved, Kind: ReturnKind.Missing })
                {
                    var settle = new AcceptReturn(found.Id, ReturnCommand.Settle, OrderActor.System);
                    return await AcceptAsync(found, order, settle, ct);
                }

                await ResumeCompletionAsync(found, order, ct);
                return Result.Success;
            },
            cancellationToken
        );

    /// <summary>Accepts a return: the refund is promised, and what can be sold again goes back into stock, in the same
    /// commit.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>, also for someone else's return; <c>return.invalid_transition</c>;
    /// <c>validation.failed</c> when the units are not those of the return's lines; <c>refund.exceeds_captured</c> when
    /// the payment has too little left. Repeat: <c>return.invalid_transition</c>.</remarks>
    public Task<Result> AcceptAsync(AcceptReturn input, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync(
            async ct =>
                await returns.FindForUpdateAsync(input.ReturnId, ct) is not var (found, order)
                || !found.IsVisibleTo(input.Party)
                    ? PlatformErrors.NotFound.ToError()
                    : await AcceptAsync(found, order, input, ct),
            cancellationToken
        );

    private async Task<Result> AcceptAsync(
        OrderReturn found,
        Order order,
        AcceptReturn input,
        CancellationToken cancellationToken
    )
    {
        var accepted = found.Accept(input, clock.Now, clock.Deadlines);
        if (!accepted.Succeeded)
            return accepted;
        var settled = await settlement.SettleAsync(found, order, input.Party.UserId, cancellationToken);
        if (settled.Succeeded)
            await ResumeCompletionAsync(found, order, cancellationToken);
        return settled;
    }

    /// <summary>A seller shows what they object to.</summary>
    private Task<Result> AttachAsync(MoveReturn move, CancellationToken cancellationToken) =>
        move.PhotoIds.Count == 0
            ? Task.FromResult(Result.Success)
            : files.AttachToReturnAsync(
                move.ReturnId,
                move.Party.UserId!.Value,
                [new(null, move.PhotoIds)],
                cancellationToken
            );

    /// <summary>Lets the order be completed once its last return is decided.</summary>
    private async Task ResumeCompletionAsync(OrderReturn decided, Order order, CancellationToken cancellationToken)
    {
        if (decided.IsUndecided || order.Status != OrderStatus.Delivered)
            return;
        if (!await returns.HasOtherUndecidedAsync(decided, cancellationToken))
            order.ResumeCompletion(clock.Now, OrderDeadlines.From(options.Value));
    }
}
