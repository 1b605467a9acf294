using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Foundation;

/// <summary>Scheduled work of a module.</summary>
public interface IJob
{
    /// <summary>Does what is due now and says in one sentence what was done; null when there was nothing to
    /// do.</summary>
    Task<string?> RunAsync(CancellationToken cancellationToken);
}

/// <summary>When a job runs.</summary>
/// <param name="Name">For example <c>products.sweep-reservations</c>.</param>
public sealed record JobSchedule(string Name, TimeSpan Every, Type JobType);

/// <summary>A run of a job, for the dashboard and for deciding when it is due again.</summary>
public sealed class JobRun
{
    public Guid Id { get; init; }

    public required string Name { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; set; }

    public JobOutcome Outcome { get; set; }

    /// <summary>What was done, or why it failed.</summary>
    public string? Detail { get; set; }

    /// <summary>Machine and process that ran it.</summary>
    public required string Leader { get; init; }
}

/// <summary>How a run ended.</summary>
public enum JobOutcome
{
    Requested,
    Running,
    Succeeded,
    Failed,
}

/// <summary>The line with which a module schedules its work.</summary>
public static class JobRegistration
{
    public static IServiceCollection AddJob<TJob>(this IServiceCollection services, string name, TimeSpan every)
        where TJob : class, IJob
    {
        services.AddScoped<TJob>();
        return services.AddSingleton(new JobSchedule(name, every, typeof(TJob)));
    }
}
