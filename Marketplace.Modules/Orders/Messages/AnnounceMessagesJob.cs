using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;

namespace Marketplace.Modules.Orders;

/// <summary>Announces unread messages: one event for a burst, none for who has read in the meantime.</summary>
internal sealed class AnnounceMessagesJob(
    UnitOfWork unitOfWork,
    IOrderThreadRepository threads,
    EventOutbox outbox,
    TimeProvider clock
) : IJob
{
    private const int Batch = 200;

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var (announced, taken) = (0, Batch);
        while (taken == Batch)
        {
            (taken, var told) = await unitOfWork.RunAsync(AnnounceBatchAsync, cancellationToken);
            announced += told;
        }

        return announced == 0 ? null : $"unread messages announced {announced} times";
    }

    private async Task<(int Taken, int Told)> AnnounceBatchAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await threads.GetDueForUpdateAsync(now, Batch, cancellationToken);
        var told = 0;
        foreach (var thread in due)
        {
            foreach (var side in Enum.GetValues<MessageSide>())
            {
                if (thread.Of(side) is not { } reader || !reader.Announce(now))
                    continue;
                outbox.Add(OrderMessagesWaiting.Of(thread, side, reader.Unread));
                told++;
            }
        }

        return (due.Count, told);
    }
}
