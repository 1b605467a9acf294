using Marketplace.Foundation;

namespace Marketplace.Modules.Notifications;

/// <summary>Sends signals after the commit of the unit of work that they tell of.</summary>
/// <remarks>Repeat: what is rolled back sends nothing; an event that is handled again sends its signals again, which
/// costs their readers one more read.</remarks>
public sealed class LiveSignalPublisher(UnitOfWork unitOfWork, LiveSignalSender sender, TimeProvider clock)
{
    /// <summary>Leaves signals for after the commit.</summary>
    internal void Publish(IEnumerable<(LiveTopic Topic, string Type, Guid? Subject)> signals)
    {
        var now = clock.GetUtcNow();
        var made = signals.Select(s => new LiveSignal(Ids.New(clock), s.Topic, s.Type, s.Subject, now)).ToArray();
        if (made.Length > 0)
            unitOfWork.AfterCommit.Add(() => sender.Send(made));
    }

    /// <summary>Tells users of something of their own that needs no subject.</summary>
    internal void PublishToUsers(IEnumerable<Guid> userIds, string type) =>
        Publish(userIds.Distinct().Select(id => (LiveTopic.User(id), type, (Guid?)null)));
}
