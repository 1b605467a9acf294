using FluentValidation;
using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Users;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Api.Users;

/// <summary>Account endpoints for support and administrators.</summary>
public static class UsersAdminEndpoints
{
    public static void MapUsersAdmin(this IEndpointRouteBuilder api)
    {
        var users = api.MapGroup("/admin/users").WithTags("Admin");
        users
            .MapGet("", ListUsers)
            .RequirePermission(Permissions.Support)
            .Produces<PageResponse<UserListing>>()
            .WithSummary("List accounts, newest first");
        users
            .MapPost("/{id:guid}/disable", Disable)
            .RequirePermission(Permissions.Admin)
            .Validates<ReasonRequest, ReasonRequest.Validator>()
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblems(PlatformErrors.NotFound, UserErrors.OwnAccount)
            .WithSummary("Disable an account (ends its sessions)");
        users
            .MapPost("/{id:guid}/enable", Enable)
            .RequirePermission(Permissions.Admin)
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblems(PlatformErrors.NotFound)
            .WithSummary("Enable a disabled account");
        users
            .MapGet("/{id:guid}/sessions", ListSessions)
            .RequirePermission(Permissions.Support)
            .Produces<PageResponse<SessionSummary>>()
            .WithSummary("List the open sessions of an account");
        users
            .MapDelete("/{id:guid}/sessions/{sessionId:guid}", EndSession)
            .RequirePermission(Permissions.Support)
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblems(PlatformErrors.NotFound)
            .WithSummary("End a session of an account");
        users
            .MapPost("/{id:guid}/unlock", Unlock)
            .RequirePermission(Permissions.Support)
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblems(PlatformErrors.NotFound)
            .WithSummary("Unlock an account locked by wrong passwords");
        users
            .MapPut("/{id:guid}/roles", SetRoles)
            .RequirePermission(Permissions.Admin)
            .RequiresSecondFactor()
            .Validates<SetRolesRequest, SetRolesRequest.Validator>()
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblems(PlatformErrors.NotFound, UserErrors.OwnAccount, UserErrors.RoleUnknown)
            .WithSummary("Set the roles granted to an account");
    }

    public static async Task<IResult> SetRoles(
        Guid id,
        SetRolesRequest request,
        CurrentUser user,
        UserAdministrationService users,
        CancellationToken cancellationToken
    ) => (await users.SetRolesAsync(user.Actor, id, request.Roles, cancellationToken)).ToHttp();

    public static async Task<IResult> ListUsers(
        [AsParameters] PageQuery page,
        string? q,
        Choice<UserStatus>? status,
        UserQueries queries,
        CancellationToken cancellationToken
    )
    {
        var request = page.ToRequest();
        return request.Succeeded
            ? (await queries.ListAsync(q, status?.Value, request.Value, cancellationToken)).ToHttp(ApiResults.Page)
            : Problems.From(request.Error);
    }

    public static async Task<IResult> Disable(
        Guid id,
        ReasonRequest request,
        CurrentUser user,
        UserAdministrationService users,
        CancellationToken cancellationToken
    ) => (await users.DisableAsync(user.Actor, id, request.Reason, cancellationToken)).ToHttp();

    public static async Task<IResult> Enable(
        Guid id,
        CurrentUser user,
        UserAdministrationService users,
        CancellationToken cancellationToken
    ) => (await users.EnableAsync(user.Actor, id, null, cancellationToken)).ToHttp();

    public static async Task<IResult> ListSessions(Guid id, UserQueries queries, CancellationToken cancellationToken) =>
        ApiResults.Page(new Page<SessionSummary>(await queries.SessionsOfAsync(id, null, cancellationToken), null));

    public static async Task<IResult> EndSession(
        Guid id,
        Guid sessionId,
        CurrentUser user,
        UserAdministrationService users,
        CancellationToken cancellationToken
    ) => (await users.EndSessionAsync(user.Actor, id, sessionId, cancellationToken)).ToHttp();

    public static async Task<IResult> Unlock(
        Guid id,
        CurrentUser user,
        UserAdministrationService users,
        PasswordAttempts attempts,
        CancellationToken cancellationToken
    )
    {
        var unlocked = await users.UnlockAsync(user.Actor, id, null, cancellationToken);
        await attempts.ForgetAsync(id, cancellationToken);
        return unlocked.ToHttp();
    }
}

/// <summary>An administrator's reason for an action; kept in the audit log.</summary>
public sealed record ReasonRequest(string Reason)
{
    public sealed class Validator : AbstractValidator<ReasonRequest>
    {
        public Validator() => RuleFor(r => r.Reason).NotEmpty().MaximumLength(500).MustBeParagraphs();
    }
}

/// <summary>A reason for an action that refuses nobody anything; kept in the audit log and told to the owner.</summary>
/// <param name="Reason">Up to 500 characters; may be left out.</param>
public sealed record OptionalReasonRequest(string? Reason = null)
{
    /// <summary>The reason; null when it is missing or empty.</summary>
    internal string? Given => string.IsNullOrWhiteSpace(Reason) ? null : Reason;

    public sealed class Validator : AbstractValidator<OptionalReasonRequest>
    {
        public Validator() => RuleFor(r => r.Reason).MaximumLength(500).MustBeParagraphs();
    }
}

/// <summary>The granted roles of an account: any of <c>support</c> and <c>admin</c>.</summary>
public sealed record SetRolesRequest(IReadOnlyList<string> Roles)
{
    private static readonly string[] Grantable = [UserRoles.Support, UserRoles.Admin];

    public sealed class Validator : AbstractValidator<SetRolesRequest>
    {
        public Validator() =>
            RuleFor(r => r.Roles)
                .NotNull()
                .Must(roles => roles is null || roles.Count <= 2)
                .WithErrorCode("value.not_allowed")
                .WithState(_ => Grantable);
    }
}
