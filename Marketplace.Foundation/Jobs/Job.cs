using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Foundation;

/// <summary>A scheduled job of a module.</summary>
public interface IJob
{
    /// <summary>Does the work that is due and returns a one-sentence summary; null when there was nothing to
    /// do.</summary>
    Task<string?> RunAsync(CancellationToken cancellationToken);

    /// <summary>Whether a run would do anything.</summary>
    /// <remarks>Only for a job that runs every few seconds: asked before a scheduled run, so that an idle job costs one
    /// statement. A job with nothing to do still runs once a minute, which shows that it is alive.</remarks>
    Task<bool> HasWorkAsync(CancellationToken cancellationToken) => Task.FromResult(true);
}

/// <summary>The schedule of a job.</summary>
/// <param name="Name">For example <c>products.sweep-reservations</c>.</param>
public sealed record JobSchedule(string Name, TimeSpan Every, Type JobType);

/// <summary>A run of a job, shown in the dashboard and used to decide when the job is due again.</summary>
public sealed class JobRun
{
    public Guid Id { get; init; }

    public required string Name { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; set; }

    public JobOutcome Outcome { get; set; }

    /// <summary>It finished, and found something people must look at.</summary>
    public bool HasFindings { get; set; }

    /// <summary>Summary of the work done, or the reason it failed.</summary>
    public string? Detail { get; set; }

    /// <summary>Machine and process that ran the job.</summary>
    public required string Leader { get; init; }
}

/// <summary>State of a run.</summary>
public enum JobOutcome
{
    Requested,
    Running,
    Succeeded,
    Failed,
}

/// <summary>Registers scheduled jobs.</summary>
public static class JobRegistration
{
    public static IServiceCollection AddJob<TJob>(this IServiceCollection services, string name, TimeSpan every)
        where TJob : class, IJob
    {
        services.AddScoped<TJob>();
        return services.AddSingleton(new JobSchedule(name, every, typeof(TJob)));
    }
}
