using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.IntegrationTests.Events;

/// <summary>The application with two events of its own: openings are handled together, closings one by one.</summary>
public sealed class DoorApp : MarketplaceApp
{
    public DoorRecord Record => Services.GetRequiredService<DoorRecord>();

    protected override void ConfigureServices(IServiceCollection services) =>
        services
            .AddSingleton<DoorRecord>()
            .AddEvent<DoorOpened>()
            .AddEvent<DoorClosed>()
            .AddEventBatchHandler<DoorOpened, OnDoorMoved>(OnDoorMoved.Consumer)
            .AddEventHandler<DoorClosed, OnDoorMoved>(OnDoorMoved.Consumer);
}

[EventName("marketplace.test.door-opened.v1")]
public sealed record DoorOpened(string Subject, int Number) : IIntegrationEvent;

[EventName("marketplace.test.door-closed.v1")]
public sealed record DoorClosed(string Subject, int Number) : IIntegrationEvent;

/// <summary>What was handled, each call as one text; numbers in <see cref="Broken"/> make their call fail.</summary>
public sealed class DoorRecord
{
    public List<string> Calls { get; } = [];

    public HashSet<int> Broken { get; } = [];
}

public sealed class OnDoorMoved(DoorRecord record, UnitOfWork unitOfWork)
    : IEventBatchHandler<DoorOpened>,
        IEventHandler<DoorClosed>
{
    public const string Consumer = "test-doors";

    public Task HandleAsync(IReadOnlyList<ReceivedEvent<DoorOpened>> events, CancellationToken cancellationToken) =>
        NoteAsync("open", [.. events.Select(e => (e.Event.Subject, e.Event.Number))]);

    public Task HandleAsync(DoorClosed integrationEvent, EventContext context, CancellationToken cancellationToken) =>
        NoteAsync("close", [(integrationEvent.Subject, integrationEvent.Number)]);

    private Task NoteAsync(string what, (string Subject, int Number)[] doors)
    {
        if (doors.Any(door => record.Broken.Contains(door.Number)))
            throw new InvalidOperationException("This door is broken.");
        var call = $"{what} {string.Join(' ', doors.Select(door => $"{door.Subject}{door.Number}"))}";
        unitOfWork.AfterCommit.Add(() => record.Calls.Add(call));
        return Task.CompletedTask;
    }
}
