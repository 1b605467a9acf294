namespace Marketplace.Standalone;

/// <summary>What is still to happen, by day.</summary>
/// <remarks>What concerns one subject happens one after the other, in the order it was noted; different subjects do
/// not wait for each other.</remarks>
internal sealed class Agenda
{
    private const int AtOnce = 4;

    private readonly Lock _lock = new();
    private readonly Dictionary<int, List<Appointment>> _days = [];

    /// <summary>Notes a step.</summary>
    /// <param name="day">Counted from 0. A day that has begun is carried out with the next one.</param>
    public void Add(int day, Guid subject, Func<Task> actAsync)
    {
        lock (_lock)
        {
            if (!_days.TryGetValue(day, out var appointments))
                _days[day] = appointments = [];
            appointments.Add(new(subject, actAsync));
        }
    }

    /// <summary>Carries out what was noted up to and for a day.</summary>
    public async Task RunAsync(int day, CancellationToken cancellationToken)
    {
        List<Appointment> due;
        lock (_lock)
        {
            int[] days = [.. _days.Keys.Where(d => d <= day).Order()];
            due = [.. days.SelectMany(d => _days[d])];
            foreach (var done in days)
                _days.Remove(done);
        }

        await Parallel.ForEachAsync(
            due.GroupBy(a => a.Subject),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (appointments, _) =>
            {
                foreach (var appointment in appointments)
                    await appointment.ActAsync();
            }
        );
    }

    private sealed record Appointment(Guid Subject, Func<Task> ActAsync);
}
