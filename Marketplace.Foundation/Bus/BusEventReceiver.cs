namespace Marketplace.Foundation;

/// <summary>Runs a processor of the bus for each consumer.</summary>
public sealed class BusEventReceiver(
    IBusProcessor processor,
    BusConsumer consumer,
    EventRegistry registry,
    TimeProvider clock
) : IEventReceiver
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);

    public Task RunAsync(CancellationToken cancellationToken) => RunAsync(consumer.HandleAsync, cancellationToken);

    /// <remarks>A bus cannot say that it is empty: this receives until nothing has come for two seconds.</remarks>
    public async Task<int> ReceiveOnceAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var counter = new MessageCounter(clock);
        var running = RunAsync(
            (name, delivery, ct) => counter.CountAsync(() => consumer.HandleAsync(name, delivery, ct)),
            stop.Token
        );
        while (!running.IsCompleted && counter.IdleFor < Quiet)
            await Task.WhenAny(running, Task.Delay(Quiet / 10, clock, cancellationToken));

        await stop.CancelAsync();
        await running;
        return counter.Handled;
    }

    private Task RunAsync(
        Func<string, BusDelivery, CancellationToken, Task<MessageDisposition>> handle,
        CancellationToken cancellationToken
    ) =>
        Task.WhenAll(
            registry.Consumers.Select(name =>
                processor.RunAsync(name, (delivery, ct) => handle(name, delivery, ct), cancellationToken)
            )
        );

    private sealed class MessageCounter(TimeProvider clock)
    {
        private int _atWork;
        private int _handled;
        private long _lastAt = clock.GetTimestamp();

        public int Handled => Volatile.Read(ref _handled);

        public TimeSpan IdleFor =>
            Volatile.Read(ref _atWork) > 0 ? TimeSpan.Zero : clock.GetElapsedTime(Volatile.Read(ref _lastAt));

        public async Task<MessageDisposition> CountAsync(Func<Task<MessageDisposition>> handle)
        {
            Interlocked.Increment(ref _atWork);
            try
            {
                return await handle();
            }
            finally
            {
                Interlocked.Increment(ref _handled);
                Volatile.Write(ref _lastAt, clock.GetTimestamp());
                Interlocked.Decrement(ref _atWork);
            }
        }
    }
}
