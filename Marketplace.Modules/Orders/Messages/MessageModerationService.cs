using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>How support takes part in the messages of an order; each act is audited.</summary>
public sealed class MessageModerationService(
    UnitOfWork unitOfWork,
    MessageService messages,
    IOrderThreadRepository threads,
    AuditLog audit,
    TimeProvider clock
)
{
    /// <summary>Writes to buyer and store; the audit log says who wrote, not what.</summary>
    /// <remarks>Errors and repeat: those of <see cref="MessageService.SendAsync"/>.</remarks>
    public Task<Result<OrderMessageView>> WriteAsync(SendMessage input, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync<OrderMessageView>(
            async ct =>
            {
                var sent = await messages.SendAsync(input, ct);
                if (!sent.Succeeded)
                    return sent;
                Audit(input.Party.UserId, "order.message", input.OrderId, new { messageId = sent.Value.Id });
                return sent;
            },
            cancellationToken
        );

    /// <summary>Hides the words of a message from buyer and store; the reason stands in their place.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>. Repeat: keeps the first reason. Order and locks: the
    /// thread.</remarks>
    public Task<Result> HideAsync(HideMessage input, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync(
            async ct =>
            {
                if (await threads.FindForUpdateAsync(input.OrderId, ct) is null)
                    return PlatformErrors.NotFound;
                if (await threads.FindMessageAsync(input.OrderId, input.MessageId, ct) is not { } message)
                    return PlatformErrors.NotFound;
                if (message.Hide(input.By, input.Reason, clock.GetUtcNow()))
                {
                    var facts = new
                    {
                        messageId = message.Id,
                        message.Seq,
                        input.Reason,
                    };
                    Audit(input.By, "order.message-hide", input.OrderId, facts);
                }

                return Result.Success;
            },
            cancellationToken
        );

    private void Audit(Guid? actorId, string action, Guid orderId, object after) =>
        audit.Add(actorId, action, "order", orderId.ToString(), after: after);
}

/// <summary>Support hides a message.</summary>
/// <param name="By">Account of the member of staff.</param>
/// <param name="Reason">Shown to buyer and store, and kept in the audit log.</param>
public sealed record HideMessage(Guid By, Guid OrderId, Guid MessageId, string Reason);
