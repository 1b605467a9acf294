using Marketplace.Foundation;
using Marketplace.Modules.Orders.Contracts;

namespace Marketplace.Modules.Analytics;

/// <summary>Records how long a store took to answer its buyer for the first time.</summary>
internal sealed class OnOrderMessageSent(AnswerFactService answers) : IEventBatchHandler<OrderMessageSent>
{
    public Task HandleAsync(
        IReadOnlyList<ReceivedEvent<OrderMessageSent>> events,
        CancellationToken cancellationToken
    ) => answers.SentAsync([.. events.Select(e => e.Event)], cancellationToken);
}
