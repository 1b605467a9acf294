using Marketplace.Foundation;

namespace Marketplace.IntegrationTests.Transport;

/// <summary>The event the transport contract sends.</summary>
[EventName("marketplace.contract.step-taken.v1")]
public sealed record StepTaken(string Subject, int Number) : IIntegrationEvent;

/// <summary>What the contract's consumers have seen, and whether they fail.</summary>
public sealed class ContractRecord
{
    private readonly Lock _gate = new();
    private readonly List<(string Consumer, StepTaken Step)> _handled = [];

    /// <summary>Handlings that still fail, of consumer b alone.</summary>
    public int FailuresLeft { get; set; }

    public IReadOnlyList<(string Consumer, StepTaken Step)> Handled
    {
        get
        {
            lock (_gate)
                return [.. _handled];
        }
    }

    public void Handle(string consumer, StepTaken step)
    {
        lock (_gate)
        {
            if (consumer == ConsumerB.Name && FailuresLeft > 0)
            {
                FailuresLeft--;
                throw new InvalidOperationException("not yet");
            }

            _handled.Add((consumer, step));
        }
    }
}

public sealed class ConsumerA(ContractRecord record) : IEventHandler<StepTaken>
{
    public const string Name = "contract-a";

    public Task HandleAsync(StepTaken integrationEvent, EventContext context, CancellationToken cancellationToken)
    {
        record.Handle(Name, integrationEvent);
        return Task.CompletedTask;
    }
}

public sealed class ConsumerB(ContractRecord record) : IEventHandler<StepTaken>
{
    public const string Name = "contract-b";

    public Task HandleAsync(StepTaken integrationEvent, EventContext context, CancellationToken cancellationToken)
    {
        record.Handle(Name, integrationEvent);
        return Task.CompletedTask;
    }
}
