using System.Text.Json;
using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Overview;

namespace Marketplace.Api.Platform;

/// <summary>Platform administration for support and administrators: key figures, jobs, events, audit log.</summary>
public static class PlatformAdminEndpoints
{
    private const int MaxRows = 200;

    public static void MapPlatformAdmin(this IEndpointRouteBuilder api)
    {
        var admin = api.MapGroup("/admin").WithTags("Admin");
        admin
            .MapGet("/dashboard", GetOverview)
            .RequirePermission(Permissions.Support)
            .Produces<MarketplaceOverview>()
            .WithSummary("Get the current key figures of the marketplace");
        admin
            .MapGet("/jobs", ListJobs)
            .RequirePermission(Permissions.Support)
            .Produces<ListResponse<JobStatus>>()
            .WithSummary("List scheduled jobs with their last runs");
        admin
            .MapPost("/jobs/{name}/run", RunJob)
            .RequirePermission(Permissions.Admin)
            .Produces(StatusCodes.Status202Accepted)
            .ProducesProblems(PlatformErrors.NotFound, PlatformErrors.JobRunning)
            .WithSummary("Ask the worker to run a job now");
        admin
            .MapGet("/outbox", ListEvents)
            .RequirePermission(Permissions.Support)
            .Produces<OutboxResponse>()
            .WithSummary("List pending or dead events");
        admin
            .MapPost("/outbox/redrive", Redrive)
            .RequirePermission(Permissions.Admin)
            .Produces<RedriveResponse>()
            .WithSummary("Redrive all dead events and deliveries");
        admin
            .MapGet("/audit", ListAudit)
            .RequirePermission(Permissions.Support)
            .Produces<PageResponse<AuditResponse>>()
            .ProducesProblems(PlatformErrors.CursorInvalid, PlatformErrors.CursorMismatch)
            .WithSummary("List audit log entries, newest first");
    }

    public static async Task<IResult> GetOverview(OverviewQueries overview, CancellationToken cancellationToken) =>
        TypedResults.Ok(await overview.NowAsync(cancellationToken));

    public static async Task<IResult> ListJobs(JobQueries jobs, CancellationToken cancellationToken) =>
        TypedResults.Ok(new ListResponse<JobStatus>(await jobs.ListAsync(cancellationToken)));

    public static async Task<IResult> RunJob(
        string name,
        CurrentUser user,
        JobAdministrationService jobs,
        CancellationToken cancellationToken
    ) =>
        (await jobs.RequestAsync(user.Actor.UserId, name, cancellationToken)).ToHttp(() =>
            TypedResults.Accepted((string?)null)
        );

    public static async Task<IResult> ListEvents(
        Choice<EventState>? state,
        OutboxAdministrationService outbox,
        IDeadLetters deadLetters,
        CancellationToken cancellationToken
    )
    {
        var isDead = state?.Value != EventState.Waiting;
        return TypedResults.Ok(
            new OutboxResponse(
                await outbox.ListAsync(isDead, MaxRows, cancellationToken),
                isDead ? await deadLetters.ListAsync(MaxRows, cancellationToken) : []
            )
        );
    }

    public static async Task<IResult> Redrive(
        CurrentUser user,
        OutboxAdministrationService outbox,
        CancellationToken cancellationToken
    ) => TypedResults.Ok(new RedriveResponse(await outbox.RedriveAsync(user.Actor.UserId, cancellationToken)));

    public static async Task<IResult> ListAudit(
        Guid? actorId,
        string? action,
        string? objectType,
        string? objectId,
        [AsParameters] PageQuery page,
        AuditQueries audit,
        CancellationToken cancellationToken
    ) =>
        page.ToRequest() is { Succeeded: true } request
            ? (
                await audit.ListAsync(new(actorId, action, objectType, objectId), request.Value, cancellationToken)
            ).ToHttp(found => ApiResults.Page(found.Map(AuditResponse.From)))
            : Problems.From(page.ToRequest().Error!);
}

/// <summary>State of the events to list.</summary>
public enum EventState
{
    /// <summary>Dead: it was tried as often as it may be, and is not tried again unless redriven.</summary>
    Dead,

    /// <summary>Not published yet.</summary>
    Waiting,
}

/// <summary>Events of the outbox, and dead deliveries of consumers.</summary>
public sealed record OutboxResponse(IReadOnlyList<OutboxRow> Events, IReadOnlyList<DeadDelivery> Deliveries);

/// <summary>Result of a redrive.</summary>
public sealed record RedriveResponse(int Count);

/// <summary>An audit log entry.</summary>
/// <param name="ActorId">Null for the system.</param>
/// <param name="RequestId">The <c>X-Request-Id</c> of the request.</param>
/// <param name="Ip">Client address of the request.</param>
public sealed record AuditResponse(
    Guid Id,
    Guid? ActorId,
    string Action,
    string ObjectType,
    string ObjectId,
    JsonElement? Before,
    JsonElement? After,
    string? RequestId,
    string? Ip,
    DateTimeOffset At
)
{
    public static AuditResponse From(AuditEntry e) =>
        new(
            e.Id,
            e.ActorId,
            e.Action,
            e.ObjectType,
            e.ObjectId,
            Parse(e.Before),
            Parse(e.After),
            e.RequestId,
            e.Ip,
            e.At
        );

    private static JsonElement? Parse(string? json) =>
        json is null ? null : JsonSerializer.Deserialize<JsonElement>(json);
}
